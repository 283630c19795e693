create view people with (security_invoker = true) as
select application_id, ordinal, role, name, pesel, born_on, relation
  from person;

comment on view people is
    'People named in the form of a case, as corrected last. They are data subjects too, also those who did not file (art. 14 RODO).';
comment on column people.application_id is 'The case.';
comment on column people.ordinal is 'Place in the form, from 1.';
comment on column people.role is
    'What the person is in the case: applicant, family-member, child, entitled (to alimony), debtor, cared-for, person-in-need, submitter (files for the applicant), reporter.';
comment on column people.name is 'Surname and first name.';
comment on column people.pesel is 'PESEL; null where the form lacks it.';
comment on column people.born_on is 'Day of birth, from the form or else from the PESEL.';
comment on column people.relation is 'Relation to the applicant as the form has it, e.g. spouse, child; null where it does not ask.';
