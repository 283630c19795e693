create view timeline with (security_invoker = true) as
select application_id, version, event_id, event_kind, actor, occurred_at, status, data, topic, partition, record_offset
  from event;

comment on view timeline is
    'Accepted events of each case in their order: the metryka sprawy (art. 66a KPA (GK)). Refused and parked records are in outcomes.';
comment on column timeline.application_id is 'The case.';
comment on column timeline.version is 'Place in the case, from 1 without gaps.';
comment on column timeline.event_id is 'Id of the event; the same on every retry.';
comment on column timeline.event_kind is 'What happened, e.g. submitted, registered, decided; kinds of the event contract.';
comment on column timeline.actor is 'Who did it: applicant, caseworker:<id> or system:<service>.';
comment on column timeline.occurred_at is 'When it was recorded; of submitted, the filing time.';
comment on column timeline.status is 'Status of the case after it.';
comment on column timeline.data is
    'What the event says, without the form''s answers (applications.answers) and the address for notices; empty object when the case is erased.';
comment on column timeline.topic is 'Topic of the record.';
comment on column timeline.partition is 'Partition of the record.';
comment on column timeline.record_offset is 'Offset of the record.';
