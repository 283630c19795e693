"""What the end-to-end and fault tests share: residents, caseworkers, the log, the mailbox and the read models."""
