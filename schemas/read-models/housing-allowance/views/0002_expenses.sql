create view expenses with (security_invoker = true) as
select application_id, ordinal, kind, description, amount_grosze
  from expense;

comment on view expenses is 'Components of the housing expenses of the last month before filing, as declared and corrected last.';
comment on column expenses.application_id is 'The case.';
comment on column expenses.ordinal is 'Place in the form, from 1.';
comment on column expenses.kind is
    'rent, operating-fee, management-advance, occupation-without-title-compensation, central-heating, hot-water, cold-water, sewage, waste, other-dwelling-fees.';
comment on column expenses.description is 'The party''s own words, of other fees.';
comment on column expenses.amount_grosze is 'Amount in grosze.';
