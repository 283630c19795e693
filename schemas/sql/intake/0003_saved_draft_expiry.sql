create index saved_draft_by_expiry on intake.saved_draft (expires_at);
