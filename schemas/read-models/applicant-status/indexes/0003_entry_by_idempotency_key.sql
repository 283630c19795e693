create index entry_by_idempotency_key on entry (idempotency_key_sha256) where idempotency_key_sha256 is not null;
