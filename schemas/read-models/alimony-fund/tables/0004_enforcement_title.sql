create table enforcement_title (
    application_id      uuid    not null,
    ordinal             integer not null,
    kind                text,
    court               text,
    case_number         text,
    issued_on           date,
    monthly_grosze      bigint,
    payable_from        date,
    bailiff_name        text,
    bailiff_seat        text,
    bailiff_case_number text,
    primary key (application_id, ordinal)
);

comment on table enforcement_title is
    'Enforcement titles (tytuły wykonawcze); ordinal is that of the entitled person.';
