create index standing_by_date on standing (filed_at, application_id);
