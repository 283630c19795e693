create table payment (
    application_id uuid    not null,
    version        integer not null,
    act            text    not null,
    amount_grosze  bigint  not null,
    paid_on        date,
    month          text,
    reason         text,
    primary key (application_id, version)
);

comment on table payment is 'Payments, and where payment was suspended or resumed (amount 0).';
