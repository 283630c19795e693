alter table record add primary key (topic, partition, record_offset);
