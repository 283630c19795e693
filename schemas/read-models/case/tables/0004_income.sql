create table income (
    application_id uuid    not null,
    ordinal        integer not null,
    person_ordinal integer,
    person_name    text,
    kind           text    not null,
    description    text,
    amount_grosze  bigint,
    hectares       numeric,
    period         text,
    primary key (application_id, ordinal)
);

comment on table income is
    'Incomes declared in the form, one row per person and source; person_ordinal points to person, person_name names somebody who is not there. A farm has hectares instead of an amount.';
