create table entry (
    application_id         uuid  not null,
    reference              text  not null,
    benefit                text  not null,
    tracking_code_sha256   bytea not null,
    idempotency_key_sha256 bytea,
    data_sha256            bytea not null,
    form_id                text  not null,
    form_version           text  not null
);

comment on table entry is 'What a filed application is found and recognised by. No personal data; where it stands is in standing.';
