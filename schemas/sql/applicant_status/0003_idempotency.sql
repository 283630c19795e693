create index applications_by_idempotency_key on applicant_status.applications (idempotency_key_sha256)
    where idempotency_key_sha256 is not null;
