create view expenses with (security_invoker = true) as
select application_id, ordinal, kind, description, amount_grosze
  from expense;

comment on view expenses is 'Fixed monthly expenses of the family in each case, as declared and corrected last.';
comment on column expenses.application_id is 'The case.';
comment on column expenses.ordinal is 'Place in the form, from 1.';
comment on column expenses.kind is
    'rent, electricity, gas, heating, water, waste, phone, medicines, children, alimony-paid, loans, other.';
comment on column expenses.description is 'The party''s own words, of other expenses.';
comment on column expenses.amount_grosze is 'Amount in grosze.';
