drop table applicant_status.applications, applicant_status.history;

comment on schema applicant_status is
    'What an applicant may ask with reference and tracking code, without personal data: views over the live version of the read model.';
