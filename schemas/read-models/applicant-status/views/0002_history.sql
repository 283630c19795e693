create view history with (security_invoker = true) as
select application_id, version, event_kind, status, occurred_at
  from step;

comment on view history is 'Accepted events of an application by kind and time, without their data.';
comment on column history.application_id is 'Id of the application.';
comment on column history.version is 'Place in the case, from 1 without gaps.';
comment on column history.event_kind is 'What happened; kinds of the event contract.';
comment on column history.status is 'Status after it.';
comment on column history.occurred_at is 'When it was recorded.';
