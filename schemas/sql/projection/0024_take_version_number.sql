create function projection.take_version_number(p_projection text, p_is_scratch boolean) returns integer
language sql
as $$
    -- The releases before this table counted from the versions that there are.
    insert into projection.version_number as n (projection, highest, lowest)
    select p_projection,
           coalesce(max(v.version) filter (where v.version > 0), 0) + case when p_is_scratch then 0 else 1 end,
           case when p_is_scratch then -1 else 0 end
      from projection.version v
     where v.projection = p_projection
    on conflict (projection) do update
       set highest = greatest(n.highest + case when p_is_scratch then 0 else 1 end, excluded.highest),
           lowest = n.lowest + excluded.lowest
    returning case when p_is_scratch then lowest else highest end
$$;

comment on function projection.take_version_number is
    'A number that no version of the projection has had: above zero for a rebuild, below for what a verification compares with.';
