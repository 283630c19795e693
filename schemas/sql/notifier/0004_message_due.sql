create index message_due on notifier.message (due_at) where state = 'pending';
