create table entitled_person (
    application_id uuid    not null,
    ordinal        integer not null,
    person_ordinal integer not null,
    relation       text,
    citizenship    text,
    education      text,
    school_name    text,
    school_city    text,
    disability     text,
    primary key (application_id, ordinal)
);

comment on table entitled_person is
    'Persons entitled to alimony; person_ordinal points to person, which has their name.';
