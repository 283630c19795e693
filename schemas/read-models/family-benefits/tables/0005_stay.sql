create table stay (
    application_id      uuid    not null,
    ordinal             integer not null,
    person_name         text,
    country             text,
    activity            text,
    stay_from           date,
    stay_to             date,
    has_foreign_benefit boolean,
    primary key (application_id, ordinal)
);

comment on table stay is 'Stays of family members abroad, as the form tells them.';
