drop function projection.claim(text, integer, text[], integer[], text, text);

create function projection.claim(
    p_projection text,
    p_version    integer,
    p_topics     text[],
    p_partitions integer[],
    p_owner      text,
    p_cluster_id text
) returns table (topic text, partition integer, next_offset bigint, epoch bigint, memo bytea)
language plpgsql
as $$
declare
    stranger text;
begin
    -- A switch to another version waits for this claim, or this claim for the switch and then sees it.
    perform from projection.version v
      where v.projection = p_projection and v.version = p_version
        for share;
    perform projection.refuse_unless_current(p_projection, p_version);

    select o.cluster_id into stranger
      from projection.projection_offset o
      join unnest(p_topics, p_partitions) as wanted (topic, partition)
        on wanted.topic = o.topic and wanted.partition = o.partition
     where o.projection = p_projection and o.version = p_version and o.cluster_id <> p_cluster_id
     limit 1;
    if found then
        raise exception 'offsets of projection % belong to cluster %, this is cluster %',
            p_projection, stranger, p_cluster_id
            using errcode = 'WN002',
                  hint = 'After a restore of the log: wniosekctl projection adopt ' || p_projection
                         || ' --adopt-cluster ' || p_cluster_id;
    end if;

    return query
    insert into projection.projection_offset as o
           (projection, version, topic, partition, owner, cluster_id)
    select p_projection, p_version, wanted.topic, wanted.partition, p_owner, p_cluster_id
      from unnest(p_topics, p_partitions) as wanted (topic, partition)
     order by wanted.topic, wanted.partition
    on conflict on constraint projection_offset_pkey
        do update set epoch = o.epoch + 1, owner = excluded.owner, claimed_at = now()
    returning o.topic, o.partition, o.next_offset, o.epoch, o.memo;
end
$$;

comment on function projection.claim is
    'Takes partitions over: raises their epoch, so that a former owner is refused, and answers where to start. WN002: another cluster; WN003, WN004: see refuse_unless_current.';
