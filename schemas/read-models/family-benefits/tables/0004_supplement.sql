create table supplement (
    application_id uuid    not null,
    ordinal        integer not null,
    child_ordinal  integer not null,
    kind           text,
    school_year    text,
    ground         text,
    for_from       date,
    for_to         date,
    employer       text,
    employed_from  date,
    primary key (application_id, ordinal)
);

comment on table supplement is
    'Supplements to the family allowance (dodatki) that are asked for; child_ordinal points to child.';
