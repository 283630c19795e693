create table projection.outcome (
    projection      text        not null,
    version         integer     not null,
    topic           text        not null,
    partition       integer     not null,
    record_offset   bigint      not null,
    application_id  uuid        not null,
    event_id        uuid        not null,
    event_kind      text        not null,
    outcome         text        not null check (outcome in ('duplicate', 'refused')),
    refusal_code    text,
    current_version integer     not null,
    current_status  text,
    recorded_at     timestamptz not null default now(),
    primary key (projection, version, topic, partition, record_offset)
);

comment on table projection.outcome is
    'Records that changed nothing: the same event again, or an event that the fold refused. Accepted events are in the timeline of their read model.';
