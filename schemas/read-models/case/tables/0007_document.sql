create table document (
    application_id uuid    not null,
    version        integer not null,
    ordinal        integer not null,
    sha256         text    not null,
    media_type     text    not null,
    size_bytes     bigint  not null,
    name           text    not null,
    primary key (application_id, version, ordinal)
);

comment on table document is
    'Documents filed with the application or a supplement; the bytes are in the document store under the hash.';
