create table projection.version_number (
    projection text    primary key,
    highest    integer not null default 0 check (highest >= 0),
    lowest     integer not null default 0 check (lowest <= 0)
);

comment on table projection.version_number is
    'Numbers of versions given so far. A dropped one is not given again: whoever still writes for it must find nothing.';
comment on column projection.version_number.highest is 'Of the versions that rebuilds make.';
comment on column projection.version_number.lowest is 'Of the versions that verifications make.';
