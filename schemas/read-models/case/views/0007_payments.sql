create view payments with (security_invoker = true) as
select application_id, version, act, amount_grosze,
       sum(amount_grosze) over (partition by application_id order by version)::bigint as paid_so_far_grosze, paid_on,
       month, reason
  from payment;

comment on view payments is 'Payments of each case with their running balance, and where payment was suspended or resumed.';
comment on column payments.application_id is 'The case.';
comment on column payments.version is 'Place of the act in the timeline.';
comment on column payments.act is 'payment-recorded, payment-suspended, payment-resumed.';
comment on column payments.amount_grosze is 'Paid out, in grosze; 0 of a suspension or resumption.';
comment on column payments.paid_so_far_grosze is 'Sum of the case''s payments up to and with this one, in grosze.';
comment on column payments.paid_on is 'Day of payment; null of a suspension or resumption.';
comment on column payments.month is 'Month it is for, YYYY-MM; null when not said.';
comment on column payments.reason is 'Why payment was suspended or resumed.';
