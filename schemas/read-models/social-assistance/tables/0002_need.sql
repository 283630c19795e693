create table need (
    application_id uuid    not null,
    ordinal        integer not null,
    category       text    not null,
    kind           text    not null,
    primary key (application_id, ordinal)
);

comment on table need is 'What is needed: forms of help applied for, purposes of a zasiłek celowy, needs that were reported.';
