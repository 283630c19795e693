-- Household incomes of a case
-- Declared incomes per person, and what comes to one person of the household. Amounts are in grosze and as declared: nothing here has been verified.
select p.ordinal, p.name, p.role, p.relation,
       coalesce(sum(i.amount_grosze), 0) as declared_grosze,
       string_agg(i.kind || coalesce(' ' || i.period, ''), ', ' order by i.ordinal) as sources,
       sum(sum(i.amount_grosze)) over () / count(*) over () as per_person_grosze
  from housing_allowance.people p
  left join housing_allowance.incomes i on i.application_id = p.application_id and i.person_ordinal = p.ordinal
 where p.application_id = '00000000-0000-5000-8000-000000000000'
 group by p.ordinal, p.name, p.role, p.relation
 order by p.ordinal;
