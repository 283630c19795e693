create index message_leased on notifier.message (leased_until) where state = 'sending';
