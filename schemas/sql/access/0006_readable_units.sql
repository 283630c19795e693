create function access.readable_units() returns text[]
language plpgsql stable
-- Else a reader's own operators would decide.
set search_path = pg_catalog, pg_temp
as $$
begin
    -- '' stands for a case that has no unit yet: whoever reads any unit sees it, so that new cases are not lost.
    return (select array_append(array_agg(unit), '') from access.readable_unit having count(*) > 0);
end
$$;

comment on function access.readable_units is
    'Units of the asking role for comparison with coalesce(unit, ''''); null for a role without any.';
