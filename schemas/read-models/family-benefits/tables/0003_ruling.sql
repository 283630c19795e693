create table ruling (
    application_id uuid    not null,
    ordinal        integer not null,
    person_ordinal integer not null,
    kind           text,
    issuer         text,
    number         text,
    issued_on      date,
    valid_until    date,
    primary key (application_id, ordinal)
);

comment on table ruling is 'Rulings of disability named in the form; person_ordinal points to person.';
