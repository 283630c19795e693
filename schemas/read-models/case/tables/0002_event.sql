create table event (
    application_id uuid        not null,
    version        integer     not null,
    event_id       uuid        not null,
    event_kind     text        not null,
    actor          text        not null,
    occurred_at    timestamptz not null,
    status         text        not null,
    data           jsonb       compression lz4 not null,
    topic          text        not null,
    partition      integer     not null,
    record_offset  bigint      not null,
    primary key (application_id, version)
);

comment on table event is
    'Accepted events of each case in their order; of the form, only what is not in answer. They stay when the case is erased, without data.';
