-- The role belongs to the whole cluster: another database may have made it, or be making it now.
do $$
begin
    if exists (select from pg_catalog.pg_roles where rolname = 'caseworker_ro') then
        return;
    end if;
    create role caseworker_ro nologin;
exception
    when duplicate_object or unique_violation then
        null;
    when insufficient_privilege then
        raise exception 'role "caseworker_ro" is missing and this role may not create it; an administrator runs: create role caseworker_ro nologin; grant caseworker_ro to % with admin option', quote_ident(current_user)
            using errcode = 'insufficient_privilege';
end
$$;
