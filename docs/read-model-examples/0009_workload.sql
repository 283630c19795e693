-- Workload per caseworker
-- Open cases, and how many of them are late or soon will be. Rows without an owner are cases that nobody has yet.
select unit, owner, open_cases, undecided_cases, late_cases, soon_cases, by_status
  from housing_allowance.workload
 order by late_cases desc, open_cases desc;
