create unique index entry_reference on entry (reference);
