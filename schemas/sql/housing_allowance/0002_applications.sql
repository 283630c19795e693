create table housing_allowance.applications (
    application_id          uuid        not null primary key,
    reference               text        not null unique,
    version                 integer     not null,
    status                  text        not null,
    status_since            timestamptz not null,
    filed_at                timestamptz not null,
    channel                 text        not null,
    form_id                 text        not null,
    form_version            text        not null,
    applicant_name          text        not null,
    applicant_pesel         text,
    applicant_email         text,
    applicant_phone         text,
    home_address            text        not null,
    manager_name            text,
    legal_title             text,
    usable_area_m2          numeric(8, 2),
    household_persons       integer,
    expenses_grosze         bigint,
    income_grosze           bigint,
    income_per_person_grosze bigint,
    answers                 jsonb       not null,
    owner                   text,
    case_number             text,
    decide_by               date,
    deadlines               jsonb       not null,
    decision_outcome        text,
    decision_number         text,
    decided_on              date,
    decision_amount_grosze  bigint,
    topic                   text        not null,
    partition               integer     not null,
    record_offset           bigint      not null
) with (fillfactor = 80);

comment on table housing_allowance.applications is
    'One row per housing-allowance case: what was applied for and where the case stands.';
comment on column housing_allowance.applications.version is 'Number of accepted events; quote it as expectedVersion.';
comment on column housing_allowance.applications.applicant_pesel is 'PESEL; null for applicants who have none.';
comment on column housing_allowance.applications.expenses_grosze is 'Housing expenses of the last month, in grosze.';
comment on column housing_allowance.applications.income_grosze is 'Declared household income of three months, in grosze.';
comment on column housing_allowance.applications.income_per_person_grosze is
    'Declared monthly income per person, in grosze.';
comment on column housing_allowance.applications.answers is 'The form as filed.';
comment on column housing_allowance.applications.decide_by is 'When the decision is due (KPA art. 35).';
comment on column housing_allowance.applications.record_offset is
    'Position of the record that filed it, with topic and partition; the receipt names it or a later one.';
