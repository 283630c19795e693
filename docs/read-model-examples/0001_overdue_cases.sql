-- Overdue cases of my units
-- Cases in which the office missed a day of its own, longest overdue first, with the rule that says so. Row-level security leaves only cases that the asking role may read, so no condition on the unit is needed.
select a.case_number, a.reference, a.unit, a.owner, d.kind, d.due, -d.days_left as days_overdue, d.legal_basis
  from housing_allowance.deadlines d
  join housing_allowance.applications a using (application_id)
 where d.whose = 'office' and d.colour = 'late' and a.status not in ('closed', 'erased')
 order by d.due, a.filed_at;
