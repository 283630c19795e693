alter table standing add primary key (application_id);
