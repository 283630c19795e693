create schema notifier;

comment on schema notifier is 'Ledger of messages to applicants. Never part of a rebuild.';
