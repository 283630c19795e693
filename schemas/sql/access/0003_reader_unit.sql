create table access.reader_unit (
    role_name name        not null,
    unit      text        not null check (unit <> ''),
    given_at  timestamptz not null default now(),
    given_by  name        not null default session_user,
    primary key (role_name, unit)
);

comment on table access.reader_unit is
    'Units whose cases a database role may read. A role reads what it, or a role whose rights it has, is given here.';
comment on column access.reader_unit.unit is 'The unit as registered and assigned events name it; * means every unit.';
