create view needs with (security_invoker = true) as
select application_id, ordinal, category, kind
  from need;

comment on view needs is 'What is needed in each case, one row each, as corrected last.';
comment on column needs.application_id is 'The case.';
comment on column needs.ordinal is 'Place in the form, from 1.';
comment on column needs.category is
    'help (a form of help applied for), purpose (what a zasiłek celowy is for, art. 39 u.p.s. (GK)), reported (said in a report).';
comment on column needs.kind is 'The need, e.g. periodic-allowance; fuel; shelter.';
