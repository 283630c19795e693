create table projection.snapshot (
    projection          text    not null,
    version             integer not null,
    application_id      uuid    not null,
    application_version integer not null,
    state               bytea   not null,
    primary key (projection, version, application_id)
) with (fillfactor = 80);

comment on table projection.snapshot is
    'State of each application after its last accepted event, as this projection folded it.';
