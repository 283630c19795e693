alter table step add primary key (application_id, version);
