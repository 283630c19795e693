create table housing_allowance.timeline (
    application_id uuid        not null,
    version        integer     not null,
    event_id       uuid        not null,
    event_kind     text        not null,
    actor          text        not null,
    occurred_at    timestamptz not null,
    status         text        not null,
    data           jsonb       not null,
    topic          text        not null,
    partition      integer     not null,
    record_offset  bigint      not null,
    primary key (application_id, version)
);

comment on table housing_allowance.timeline is
    'Accepted events of each case in their order; data without the form, which is in applications.answers.';
