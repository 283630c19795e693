create schema applicant_status;

comment on schema applicant_status is
    'What an applicant may ask with reference and tracking code. No personal data.';
