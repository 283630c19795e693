create index record_by_application on record (application_id, topic, partition, record_offset)
    where application_id is not null;
