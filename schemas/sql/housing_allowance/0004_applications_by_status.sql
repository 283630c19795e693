create index applications_by_status on housing_allowance.applications (status, filed_at, application_id);
