create index applications_by_filing on housing_allowance.applications (filed_at, application_id);
