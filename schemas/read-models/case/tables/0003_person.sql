create table person (
    application_id uuid    not null,
    ordinal        integer not null,
    role           text    not null,
    name           text    not null,
    pesel          text,
    born_on        date,
    relation       text,
    primary key (application_id, ordinal)
);

comment on table person is
    'People named in the form: applicant, spouse, household members, children, entitled persons, debtors.';
