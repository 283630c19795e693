-- Alimony fund: what each debtor owes the State
-- Sum of what the fund paid, over all cases of a debtor that the asking role may read: before interest, and before what the bailiff recovered. Debtors without a PESEL are told apart by case.
select coalesce(debtor_pesel, application_id::text) as debtor_key, min(debtor) as debtor, count(*) as cases,
       sum(debt_grosze) as debt_grosze, max(last_paid_on) as last_paid_on
  from alimony_fund.debts
 group by coalesce(debtor_pesel, application_id::text)
 order by sum(debt_grosze) desc;
