create function access.reads_every_unit() returns boolean
language plpgsql stable
-- Else a reader's own operators would decide.
set search_path = pg_catalog, pg_temp
as $$
begin
    return exists (select from access.readable_unit where unit = '*')
        or pg_has_role(current_user, (select relowner from pg_catalog.pg_class where oid = 'access.reader_unit'::regclass), 'usage');
end
$$;

comment on function access.reads_every_unit is
    'Whether the asking role may read the cases of every unit. The owner of the read models may.';
