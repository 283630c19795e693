alter table entry add primary key (application_id);
