-- The subselects without a correlation are evaluated once a query. The correlated one is written as a scalar: an
-- EXISTS would be hashed, that is, the first fifty cases of a list would cost a scan of all standings.
create function access.restrict_to_units(version_schema text) returns void
language plpgsql
as $$
declare
    item record;
    through_standing constant text :=
        '(select access.reads_every_unit()) or (select true from %1$I.standing s where s.application_id = %2$I.application_id)';
    by_unit constant text :=
        '(select access.reads_every_unit()) or coalesce(unit, '''') = any ((select access.readable_units())::text[])';
begin
    for item in
        select c.oid, c.relname,
               exists (select from pg_catalog.pg_attribute a
                        where a.attrelid = c.oid and a.attname = 'application_id' and not a.attisdropped)
               and to_regclass(format('%I.standing', version_schema)) is not null as belongs_to_case
          from pg_catalog.pg_class c
         where c.relnamespace = version_schema::regnamespace
           and c.relkind in ('r', 'p')
           and not c.relrowsecurity
    loop
        execute format('alter table %I.%I enable row level security', version_schema, item.relname);
        execute format(
            'create policy reader on %I.%I for select to caseworker_ro using (%s)',
            version_schema, item.relname,
            case
                when item.relname = 'standing' then by_unit
                when item.belongs_to_case then format(through_standing, version_schema, item.relname)
                else '(select access.reads_every_unit())'
            end);
    end loop;
end
$$;

comment on function access.restrict_to_units is
    'Row-level security for every table of a version schema that has none yet: standing by its unit, tables of cases through standing, all others for readers of every unit only.';
