create view incomes with (security_invoker = true) as
select i.application_id, i.ordinal, i.person_ordinal, coalesce(p.name, i.person_name) as person, i.kind, i.description,
       i.amount_grosze, i.hectares, i.period
  from income i
  left join person p on p.application_id = i.application_id and p.ordinal = i.person_ordinal;

comment on view incomes is
    'Incomes declared in the form of a case, as corrected last, one row per person and source. Declared, not verified.';
comment on column incomes.application_id is 'The case.';
comment on column incomes.ordinal is 'Place in the form, from 1.';
comment on column incomes.person_ordinal is 'The person in the view people; null when the form names somebody who is not listed, or nobody.';
comment on column incomes.person is 'Name of the person; null when the form names nobody.';
comment on column incomes.kind is 'Source of the income as the form has it, e.g. employment, farm.';
comment on column incomes.description is 'The party''s own words about the source.';
comment on column incomes.amount_grosze is 'Amount in grosze for the whole period; null where the form asks an area instead.';
comment on column incomes.hectares is 'Area of a farm in hectares (ha przeliczeniowe), from which the office computes the income.';
comment on column incomes.period is 'Month (2026-03), months (2026-01/2026-03) or year (2025) it is for.';
