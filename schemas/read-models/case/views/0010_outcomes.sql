-- Readers have no rights on the bookkeeping, so this view reads with its owner's and restricts the rows itself.
create view outcomes with (security_barrier = true) as
select o.topic, o.partition, o.record_offset, o.application_id, o.event_id, o.event_kind, o.outcome, o.reason, o.detail,
       o.current_version, o.current_status, o.recorded_at
  from (
       select topic, partition, record_offset, application_id, event_id, event_kind, outcome, refusal_code as reason,
              null::text as detail, current_version, current_status, recorded_at
         from projection.outcome
        where projection = '{projection}' and version = {version} and outcome = 'refused'
        union all
       select topic, partition, record_offset, application_id, null, null, 'parked', reason, detail, null, null, parked_at
         from projection.parked
        where projection = '{projection}' and version = {version}) o
  left join standing s using (application_id)
 where (select access.reads_every_unit())
    or coalesce(s.unit, '') = any ((select access.readable_units())::text[]);

comment on view outcomes is
    'Records of the log that changed nothing: refused by the lifecycle, or parked because they cannot be read or stored. A parked record stops its own application only.';
comment on column outcomes.topic is 'Topic of the record.';
comment on column outcomes.partition is 'Partition of the record.';
comment on column outcomes.record_offset is 'Offset of the record.';
comment on column outcomes.application_id is 'The case; null where the record''s key names none.';
comment on column outcomes.event_id is 'Id of the refused event; null of parked records.';
comment on column outcomes.event_kind is 'Kind of the refused event; null of parked records.';
comment on column outcomes.outcome is 'refused or parked.';
comment on column outcomes.reason is 'Stable code, e.g. wrong-version, forbidden-transition, value-not-json.';
comment on column outcomes.detail is 'Explanation of a parked record, without data values.';
comment on column outcomes.current_version is 'Version of the case when the event was refused.';
comment on column outcomes.current_status is 'Status of the case when the event was refused.';
comment on column outcomes.recorded_at is 'When the projector came to it.';
