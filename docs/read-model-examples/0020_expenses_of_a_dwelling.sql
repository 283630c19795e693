-- Housing: expenses of a dwelling beside the income
-- Components of last month's expenses, their sum as the form has it, and the declared income that the allowance is set against.
select e.kind, e.description, e.amount_grosze, d.expenses_grosze, d.income_grosze, d.income_per_person_grosze,
       d.usable_area_m2, d.household_persons
  from housing_allowance.expenses e
  join housing_allowance.dwellings d using (application_id)
 where e.application_id = '00000000-0000-5000-8000-000000000000'
 order by e.ordinal;
