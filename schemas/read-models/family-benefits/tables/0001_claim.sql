create table claim (
    application_id        uuid not null primary key,
    benefit               text,
    benefit_period        text,
    request_kind          text,
    previous_decision     text,
    ground                text,
    disability_since      date,
    situation             text,
    situation_description text,
    care_kind             text,
    other_benefit         text,
    other_benefit_from    date,
    other_benefit_to      date,
    marital_status        text,
    pension_insurance     text,
    pension_insured_since date,
    contribution_years    integer,
    is_health_insured     boolean,
    alimony_paid_grosze   bigint,
    is_abroad             boolean,
    payout_method         text,
    payout_account        text,
    payout_holder         text
);

comment on table claim is 'Which family benefit is claimed, on what ground, and how it is to be paid.';
