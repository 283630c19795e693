create table interview (
    application_id uuid    not null,
    version        integer not null,
    act            text    not null,
    interview_on   date    not null,
    is_urgent      boolean,
    primary key (application_id, version)
);

comment on table interview is 'Acts about the wywiad środowiskowy: interview-scheduled, interview-completed.';
