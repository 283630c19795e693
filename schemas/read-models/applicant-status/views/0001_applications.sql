create view applications with (security_invoker = true) as
select e.reference, e.application_id, e.benefit, e.tracking_code_sha256, e.idempotency_key_sha256, e.data_sha256,
       s.version, s.status, s.status_since, s.filed_at,
       (select coalesce(
                   jsonb_agg(jsonb_build_object('kind', clock.kind, 'due', clock.due, 'basis', clock.basis) order by clock.place),
                   '[]')
          from rows from (jsonb_to_recordset(s.deadlines) as (kind text, due date, basis text))
               with ordinality as clock (kind, due, basis, place)) as deadlines,
       e.form_id, e.form_version
  from entry e
  join standing s using (application_id);

comment on view applications is
    'One row per application of any benefit: what an applicant may ask with reference and tracking code. No personal data.';
comment on column applications.reference is 'Number the applicant quotes, with a check character; finds a case, opens nothing.';
comment on column applications.application_id is 'Id of the application, the key of its records on the log.';
comment on column applications.benefit is 'Benefit area: housing-allowance, social-assistance, family-benefits, alimony-fund.';
comment on column applications.tracking_code_sha256 is 'SHA-256 of the tracking code; the code itself is stored nowhere.';
comment on column applications.idempotency_key_sha256 is
    'SHA-256 of the Idempotency-Key it was filed with; null for channels that have none.';
comment on column applications.data_sha256 is 'SHA-256 of the answers as filed, in canonical form (RFC 8785); the receipt has it too.';
comment on column applications.version is 'Number of accepted events.';
comment on column applications.status is 'Where the application stands; codes of the lifecycle.';
comment on column applications.status_since is 'Time of the event that brought the status.';
comment on column applications.filed_at is 'Filing time, which fixes the rights of the applicant.';
comment on column applications.deadlines is
    'Clocks of the case: [{"kind", "due", "basis"}]; days in Poland, basis as one would cite it.';
comment on column applications.form_id is 'The form filed, which a supplement with answers is checked against.';
comment on column applications.form_version is 'Version of the form filed.';
