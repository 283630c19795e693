create table decision (
    application_id  uuid    not null,
    version         integer not null,
    act             text    not null,
    outcome         text    not null,
    decision_number text,
    decided_on      date    not null,
    decided_by      text    not null,
    amount_grosze   bigint,
    valid_from      date,
    valid_to        date,
    reasons         text,
    primary key (application_id, version)
);

comment on table decision is 'Rulings in a case, one row each: decided, decision-changed, appeal-resolved.';
