create table expense (
    application_id uuid    not null,
    ordinal        integer not null,
    kind           text,
    description    text,
    amount_grosze  bigint,
    primary key (application_id, ordinal)
);

comment on table expense is 'Fixed monthly expenses of the family, as declared.';
