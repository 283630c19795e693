-- What falls due within a week, over all four benefits
-- One list for a caseworker's morning: the office's next own clock of every open case. Put the caseworker's id in place of k01, or leave the condition out.
select 'housing-allowance' as benefit, case_number, reference, next_due, colour
  from housing_allowance.applications where owner = 'k01' and colour <> 'ok'
 union all
select 'social-assistance', case_number, reference, next_due, colour
  from social_assistance.applications where owner = 'k01' and colour <> 'ok'
 union all
select 'family-benefits', case_number, reference, next_due, colour
  from family_benefits.applications where owner = 'k01' and colour <> 'ok'
 union all
select 'alimony-fund', case_number, reference, next_due, colour
  from alimony_fund.applications where owner = 'k01' and colour <> 'ok'
 order by next_due;
