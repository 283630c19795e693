create view records with (security_invoker = true) as
select topic,
       partition,
       record_offset,
       case when timestamp_ms between -62135596800000 and 253402300799999
            then to_timestamp(timestamp_ms / 1000.0) end as recorded_at,
       application_id,
       event_id,
       event_type,
       occurred_at,
       utf8_text(key) as key_text,
       header_texts(headers) as header_texts,
       utf8_text(value) as value_text,
       timestamp_ms,
       key,
       headers,
       value,
       chain
  from record;

comment on view records is
    'Every record of the log, verbatim, also those that no reader understands or the fold refused. Records of a partition are chained: wniosekctl archive verify shows whether one was changed, moved or lost.';
comment on column records.topic is 'Topic of the log: applications.<benefit>.v1.';
comment on column records.partition is 'Partition of the topic, 0 to 11.';
comment on column records.record_offset is 'Place in the partition, ascending; gaps are no loss.';
comment on column records.recorded_at is 'When the broker or the producer says the record was written; null where it does not say, or names a year beyond 9999.';
comment on column records.application_id is 'Application that the key names; null where the key is no application id.';
comment on column records.event_id is 'Event id in the record''s attributes; null where it cannot be read. A retried event is there more than once.';
comment on column records.event_type is 'CloudEvents type in the record''s attributes, e.g. pl.wniosek.application.submitted.v1; null where it cannot be read.';
comment on column records.occurred_at is 'The event''s own time in the record''s attributes; null where it cannot be read.';
comment on column records.key_text is 'Key as text; null where there is none or it is no UTF-8.';
comment on column records.header_texts is 'Headers in their order as [[name, value], …]; null stands for a value that is missing or no UTF-8.';
comment on column records.value_text is 'Value as text: the event''s data, with everything personal in it; null for a tombstone or where it is no UTF-8.';
comment on column records.timestamp_ms is 'Timestamp of the record as the log keeps it: milliseconds since 1970-01-01 UTC.';
comment on column records.key is 'Key, verbatim; null where there is none.';
comment on column records.headers is 'Headers, verbatim: length of the name (int4, big-endian), name, length of the value (int4, -1 for none), value.';
comment on column records.value is 'Value, verbatim; null for a tombstone.';
comment on column records.chain is 'SHA-256 over the chain of the record before and this record; 32 bytes.';
