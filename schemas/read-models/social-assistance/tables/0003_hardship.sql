create table hardship (
    application_id uuid    not null,
    ordinal        integer not null,
    category       text    not null,
    kind           text    not null,
    primary key (application_id, ordinal)
);

comment on table hardship is 'Why help is needed: grounds that the applicant gives, circumstances of the person of a report.';
