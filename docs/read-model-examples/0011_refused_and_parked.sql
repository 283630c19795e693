-- Records that changed nothing
-- Acts that lost against another, and records that could not be read. A case with a parked record shows its state before that record until an operator releases it.
select o.recorded_at, o.outcome, o.reason, o.detail, o.event_kind, a.case_number, a.reference
  from housing_allowance.outcomes o
  left join housing_allowance.applications a using (application_id)
 order by o.recorded_at desc
 limit 100;
