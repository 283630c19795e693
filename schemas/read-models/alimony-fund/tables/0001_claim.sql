create table claim (
    application_id               uuid not null primary key,
    benefit_period               text,
    marital_status               text,
    income_year                  text,
    alimony_paid_grosze          bigint,
    enforcement_place            text,
    proof                        text,
    foreign_country              text,
    foreign_institution          text,
    foreign_obstacle             text,
    foreign_obstacle_description text,
    ineffective_from             date,
    ineffective_to               date,
    due_grosze                   bigint,
    recovered_grosze             bigint,
    ineffective_causes           text,
    payout_method                text,
    payout_account               text,
    payout_holder                text
);

comment on table claim is 'The period claimed, why enforcement is ineffective, and how the fund is to pay.';
