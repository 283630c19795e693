create table child (
    application_id       uuid    not null,
    ordinal              integer not null,
    person_ordinal       integer not null,
    carer                text,
    care_since           date,
    lives_with_applicant boolean,
    citizenship          text,
    studying             text,
    school_name          text,
    school_city          text,
    class_or_year        integer,
    disability           text,
    medical_care         text,
    primary key (application_id, ordinal)
);

comment on table child is
    'Children, and others, whom a benefit is asked for; person_ordinal points to person, which has their name.';
