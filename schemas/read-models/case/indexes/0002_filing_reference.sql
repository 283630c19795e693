create unique index filing_reference on filing (reference);
