create view hardships with (security_invoker = true) as
select application_id, ordinal, category, kind
  from hardship;

comment on view hardships is 'Why help is needed in each case, one row each, as corrected last.';
comment on column hardships.application_id is 'The case.';
comment on column hardships.ordinal is 'Place in the form, from 1.';
comment on column hardships.category is
    'ground (reason for help that the applicant gives, art. 7 u.p.s. (GK)) or circumstance (whom a report is about).';
comment on column hardships.kind is 'The reason, e.g. unemployment, disability; elderly, homeless.';
