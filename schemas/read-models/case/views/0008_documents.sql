create view documents with (security_invoker = true) as
select d.application_id, d.version, d.ordinal, e.occurred_at as filed_at, d.name, d.media_type, d.size_bytes, d.sha256
  from document d
  left join event e using (application_id, version);

comment on view documents is 'Documents that came with the form or a supplement. The bytes are in the document store.';
comment on column documents.application_id is 'The case.';
comment on column documents.version is 'Place in the timeline of the event it came with: submitted or supplemented.';
comment on column documents.ordinal is 'Place among the documents of that event, from 1.';
comment on column documents.filed_at is 'When that event was recorded.';
comment on column documents.name is 'File name for people.';
comment on column documents.media_type is 'Media type, e.g. application/pdf.';
comment on column documents.size_bytes is 'Size in bytes.';
comment on column documents.sha256 is 'SHA-256 of the bytes in lower-case hex: its name in the document store.';
