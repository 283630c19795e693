create function access.grant_unit(reader name, readable text) returns void
language plpgsql
as $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = reader) then
        raise exception 'there is no role %', quote_ident(reader) using errcode = 'undefined_object';
    end if;
    if not pg_has_role(reader, 'caseworker_ro', 'usage') then
        begin
            execute format('grant caseworker_ro to %I', reader);
        exception
            when insufficient_privilege then
                raise exception 'this role may not admit readers; an administrator runs: grant caseworker_ro to %',
                    quote_ident(reader)
                    using errcode = 'insufficient_privilege';
        end;
    end if;
    insert into access.reader_unit (role_name, unit) values (reader, readable) on conflict do nothing;
end
$$;

comment on function access.grant_unit is 'Lets a role read the cases of a unit (* means every unit).';
