alter table applicant_status.applications
    add column form_id      text,
    add column form_version text;

comment on column applicant_status.applications.form_id is 'The form filed, which a supplement with answers is checked against.';
