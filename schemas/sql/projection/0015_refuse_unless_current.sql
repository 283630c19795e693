create function projection.refuse_unless_current(p_projection text, p_version integer) returns void
language plpgsql
as $$
declare
    found_version projection.version;
begin
    select * into found_version from projection.version v
     where v.projection = p_projection and v.version = p_version;
    if not found then
        -- Without versions: the notifier. Or dropped meanwhile.
        if exists (select from projection.version v where v.projection = p_projection) then
            raise exception 'version % of projection % is gone', p_version, p_projection using errcode = 'WN003';
        end if;
        return;
    end if;
    if found_version.state = 'retired' then
        raise exception 'version % of projection % is retired', p_version, p_projection using errcode = 'WN003';
    end if;
    if found_version.is_paused then
        raise exception 'projection % is paused', p_projection using errcode = 'WN004';
    end if;
end
$$;

comment on function projection.refuse_unless_current is
    'WN003: another version is live, or none of that number exists. WN004: an operator paused it.';
