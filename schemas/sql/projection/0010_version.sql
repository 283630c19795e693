create table projection.version (
    projection  text        not null,
    version     integer     not null check (version > 0),
    schema_name text        not null unique,
    definition  text        not null,
    views       text,
    state       text        not null check (state in ('building', 'live', 'retired')),
    is_loaded   boolean     not null default false,
    is_paused   boolean     not null default false,
    created_at  timestamptz not null default now(),
    live_since  timestamptz,
    retired_at  timestamptz,
    primary key (projection, version)
);

comment on table projection.version is
    'Versions of each read model: its tables are in schema_name. One is live, the public views show it; a rebuild fills the next one beside it.';
comment on column projection.version.definition is
    'Fingerprint of the tables and of the code''s edition; a projector follows only versions that it would make itself.';
comment on column projection.version.views is 'Fingerprint of the public views as they were made last; null until they are.';
comment on column projection.version.is_loaded is 'Whether a version that is being built has its bulk load behind it and its indexes made.';
comment on column projection.version.is_paused is 'Whether an operator wants it to stand still.';
