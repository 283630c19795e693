create table record (
    topic          text    not null,
    partition      integer not null,
    record_offset  bigint  not null,
    timestamp_ms   bigint,
    key            bytea,
    value          bytea,
    headers        bytea   not null,
    application_id uuid,
    event_id       uuid,
    event_type     text,
    occurred_at    timestamptz,
    chain          bytea   not null
);

comment on table record is
    'Every record of every topic as it lies in the log: readable or not, accepted or not, tombstones too.';
comment on column record.headers is
    'Headers in their order: length of the name (int4, big-endian), name, length of the value (int4, -1 for none), value.';
comment on column record.application_id is 'Application that the key names; null where it names none.';
comment on column record.chain is
    'SHA-256 of the chain of the record before (of the first one: of ''pl.wniosek.event-archive.v1'', topic and partition, a line feed between them) and of this record: length of the topic (int4), topic, partition (int4), offset (int8), timestamp, key, value, headers; the last four each as length (int4, -1 for none) and bytes, the timestamp as int8; all numbers big-endian.';
