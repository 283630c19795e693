create view rulings with (security_invoker = true) as
select r.application_id, r.ordinal, r.person_ordinal, p.name as person, r.kind, r.issuer, r.number, r.issued_on,
       r.valid_until
  from ruling r
  left join person p on p.application_id = r.application_id and p.ordinal = r.person_ordinal;

comment on view rulings is
    'Rulings of disability named in the form of a case, as corrected last. Named, not seen: the document is in documents, if it was filed.';
comment on column rulings.application_id is 'The case.';
comment on column rulings.ordinal is 'Place in the form, from 1.';
comment on column rulings.person_ordinal is 'The person in the view people.';
comment on column rulings.person is 'Surname and first name of the person.';
comment on column rulings.kind is
    'Of the family allowance: child-ruling, moderate, severe. Of the świadczenie pielęgnacyjne: severe-degree, both-indications (stałej opieki and stałego współudziału). Of the zasiłek pielęgnacyjny: disabled-child, severe-disability, moderate-disability-before-21.';
comment on column rulings.issuer is 'county-board, voivodeship-board, zus, krus, court, other; null where the form does not ask.';
comment on column rulings.number is 'Number of the ruling.';
comment on column rulings.issued_on is 'Day of issue.';
comment on column rulings.valid_until is 'Last day; null of a permanent ruling. The right ends with it at the latest (GK).';
