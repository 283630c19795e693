-- What happened in a case
-- The timeline by reference, with what each event says; caseworkers stand in actor as caseworker:<id>.
select t.version, t.occurred_at at time zone 'Europe/Warsaw' as occurred_at, t.event_kind, t.actor, t.status, t.data
  from housing_allowance.timeline t
  join housing_allowance.applications a using (application_id)
 where a.reference = '0000-0000-0000-0000-0'
 order by t.version;
