create table step (
    application_id uuid        not null,
    version        integer     not null,
    event_kind     text        not null,
    status         text        not null,
    occurred_at    timestamptz not null
);

comment on table step is 'Accepted events of an application by kind and time, without their data.';
