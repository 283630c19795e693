create view debtors with (security_invoker = true) as
select d.application_id, d.person_ordinal, p.name, p.pesel, p.born_on, d.age, d.residence, d.employment,
       d.economic_situation
  from debtor d
  left join person p on p.application_id = d.application_id and p.ordinal = d.person_ordinal;

comment on view debtors is
    'Who owes the alimony of each case, as the applicant describes them; as corrected last. A debtor did not file and is a data subject all the same (art. 14 RODO).';
comment on column debtors.application_id is 'The case; one application is for the alimony of one debtor.';
comment on column debtors.person_ordinal is 'The same person in the view people.';
comment on column debtors.name is 'Surname and first name.';
comment on column debtors.pesel is 'PESEL; null where the applicant does not know it.';
comment on column debtors.born_on is 'Day of birth; null where it is not known.';
comment on column debtors.age is 'Age in years as estimated, where the day of birth is not known.';
comment on column debtors.residence is 'Where the debtor lives, in the applicant''s words.';
comment on column debtors.employment is 'What the debtor works as, in the applicant''s words.';
comment on column debtors.economic_situation is 'Means of the debtor, in the applicant''s words.';
