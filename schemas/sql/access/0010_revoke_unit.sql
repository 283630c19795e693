create function access.revoke_unit(reader name, readable text) returns integer
language plpgsql
as $$
declare
    taken integer;
begin
    delete from access.reader_unit where role_name = reader and (readable is null or unit = readable);
    get diagnostics taken = row_count;
    if not exists (select from access.reader_unit where role_name = reader)
       and exists (select from pg_catalog.pg_roles where rolname = reader) then
        begin
            execute format('revoke caseworker_ro from %I', reader);
        exception
            -- Without a unit the role sees nothing, whether or not it may be taken out of the group.
            when insufficient_privilege then
                null;
        end;
    end if;
    return taken;
end
$$;

comment on function access.revoke_unit is
    'Takes a unit from a role, or all its units where none is named; how many it had of them.';
