revoke all on all functions in schema access from public;
grant usage on schema access to caseworker_ro;
grant select on access.readable_unit to caseworker_ro;
grant execute on function access.reads_every_unit(), access.readable_units() to caseworker_ro;
