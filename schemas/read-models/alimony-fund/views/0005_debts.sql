create view debts with (security_invoker = true) as
select s.application_id, p.name as debtor, p.pesel as debtor_pesel, titles.monthly_grosze,
       s.paid_grosze as debt_grosze, paid.payments, paid.first_paid_on, s.last_paid_on
  from standing s
  left join debtor d using (application_id)
  left join person p on p.application_id = d.application_id and p.ordinal = d.person_ordinal
  left join lateral (
       select sum(t.monthly_grosze)::bigint as monthly_grosze
         from enforcement_title t
        where t.application_id = s.application_id) titles on true
  left join lateral (
       select count(*) as payments, min(y.paid_on) as first_paid_on
         from payment y
        where y.application_id = s.application_id and y.act = 'payment-recorded') paid on true
 where s.paid_grosze > 0;

comment on view debts is
    'What the fund paid in each case so far: as much the debtor owes the State, before interest and before what the bailiff recovered, which the log does not know (art. 27 u.p.o.u.a. (GK)). Cases without payments are left out.';
comment on column debts.application_id is 'The case; a debtor may have several, found by debtor_pesel.';
comment on column debts.debtor is 'Surname and first name of the debtor; null when the case is erased.';
comment on column debts.debtor_pesel is 'PESEL of the debtor; null where the applicant does not know it.';
comment on column debts.monthly_grosze is 'Current alimony a month by all titles of the case, in grosze.';
comment on column debts.debt_grosze is 'Sum of the payments, in grosze: the debt before interest.';
comment on column debts.payments is 'Number of payments.';
comment on column debts.first_paid_on is 'Day of the first payment.';
comment on column debts.last_paid_on is 'Day of the latest payment.';
