create function access.open_to_readers(public_schema text, version_schema text) returns void
language plpgsql
as $$
declare
    item record;
begin
    perform access.restrict_to_units(version_schema);
    -- In a version that stands still a case stays with the unit it had: nobody reads it any more.
    for item in
        select n.nspname
          from pg_catalog.pg_namespace n
         where n.nspname ~ ('^' || public_schema || '_v[0-9]+$') and n.nspname <> version_schema
           and has_schema_privilege('caseworker_ro', n.oid, 'usage')
    loop
        execute format('revoke usage on schema %I from caseworker_ro', item.nspname);
    end loop;
    execute format('grant usage on schema %I, %I to caseworker_ro', public_schema, version_schema);
    for item in
        select c.relname, c.reloptions
          from pg_catalog.pg_class c
         where c.relnamespace = public_schema::regnamespace and c.relkind = 'v'
    loop
        if not coalesce(item.reloptions && array['security_invoker=true', 'security_barrier=true'], false) then
            raise exception 'view %.% reads with the rights of its owner and has no security barrier',
                public_schema, item.relname
                using errcode = 'insufficient_privilege';
        end if;
        execute format('grant select on %I.%I to caseworker_ro', public_schema, item.relname);
    end loop;
    -- Views with the reader's rights need the columns that they show, and only those.
    for item in
        select distinct read.relname, attribute.attname
          from pg_catalog.pg_class view
          join pg_catalog.pg_rewrite rule on rule.ev_class = view.oid
          join pg_catalog.pg_depend use
            on use.classid = 'pg_rewrite'::regclass and use.objid = rule.oid and use.refclassid = 'pg_class'::regclass
          join pg_catalog.pg_class read on read.oid = use.refobjid
          join pg_catalog.pg_attribute attribute
            on attribute.attrelid = read.oid and attribute.attnum > 0 and not attribute.attisdropped
           and attribute.attnum = use.refobjsubid
         where view.relnamespace = public_schema::regnamespace
           and view.reloptions @> array['security_invoker=true']
           and read.relnamespace = version_schema::regnamespace
    loop
        execute format('grant select (%I) on %I.%I to caseworker_ro', item.attname, version_schema, item.relname);
    end loop;
end
$$;

comment on function access.open_to_readers is
    'Lets caseworker_ro read the views of a read model, and of the tables of this version the columns that the views show.';
