-- Payments of the month
-- What was paid for the present month, per unit and day of payment. Money is in grosze; it becomes złote here and only here.
select a.unit, p.paid_on, count(*) as payments, sum(p.amount_grosze) / 100.0 as paid_zl
  from housing_allowance.payments p
  join housing_allowance.applications a using (application_id)
 where p.act = 'payment-recorded' and p.month = to_char(now() at time zone 'Europe/Warsaw', 'YYYY-MM')
 group by a.unit, p.paid_on
 order by a.unit, p.paid_on;
