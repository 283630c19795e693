alter table filing add primary key (application_id);
