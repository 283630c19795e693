create table projection.parked (
    projection     text        not null,
    version        integer     not null,
    topic          text        not null,
    partition      integer     not null,
    record_offset  bigint      not null,
    application_id uuid,
    reason         text        not null,
    detail         text        not null,
    parked_at      timestamptz not null default now(),
    primary key (projection, version, topic, partition, record_offset)
);

comment on table projection.parked is
    'Records set aside: unreadable ones, ones the read model refuses, and all later records of the same application. The bytes stay in the log at this position.';
comment on column projection.parked.application_id is
    'Application that is stopped by this record; null where the key names none.';
