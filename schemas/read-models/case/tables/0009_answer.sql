create table answer (
    application_id  uuid  not null primary key,
    applicant_name  text  not null,
    applicant_pesel text,
    home_address    text  not null,
    urgency         text  not null,
    answers         jsonb compression lz4 not null
);

comment on table answer is 'What was applied for, as the party corrected it last; empty when the case is erased.';
