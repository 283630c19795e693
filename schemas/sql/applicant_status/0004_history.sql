create table applicant_status.history (
    application_id uuid        not null,
    version        integer     not null,
    event_kind     text        not null,
    status         text        not null,
    occurred_at    timestamptz not null,
    primary key (application_id, version)
);

comment on table applicant_status.history is 'Accepted events of an application by kind and time, without their data.';
