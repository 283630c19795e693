comment on schema {public_schema} is
    'Every record of the log, verbatim. Rows are seen by readers of every unit only, since a record names none.';
