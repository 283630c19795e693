create table applicant_status.applications (
    reference              text        not null primary key,
    application_id         uuid        not null unique,
    benefit                text        not null,
    tracking_code_sha256   bytea       not null,
    idempotency_key_sha256 bytea,
    data_sha256            bytea       not null,
    version                integer     not null,
    status                 text        not null,
    status_since           timestamptz not null,
    filed_at               timestamptz not null,
    deadlines              jsonb       not null
) with (fillfactor = 80);

comment on table applicant_status.applications is 'One row per application: its present status, without personal data.';
comment on column applicant_status.applications.tracking_code_sha256 is 'SHA-256 of the tracking code; the code itself is stored nowhere.';
