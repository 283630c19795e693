create function projection.release_parked(
    p_projection text,
    p_version    integer,
    p_topics     text[],
    p_partitions integer[],
    p_offsets    bigint[]
) returns void
language plpgsql
as $$
declare
    released integer;
begin
    delete from projection.parked p
     using unnest(p_topics, p_partitions, p_offsets) as wanted (topic, partition, record_offset)
     where p.projection = p_projection
       and p.version = p_version
       and p.topic = wanted.topic
       and p.partition = wanted.partition
       and p.record_offset = wanted.record_offset;
    get diagnostics released = row_count;
    if released <> cardinality(p_topics) then
        raise exception 'records set aside of projection % were released meanwhile', p_projection
            using errcode = 'WN005';
    end if;
end
$$;

comment on function projection.release_parked is
    'Takes records out that are folded again in the same transaction. WN005: some are not set aside any more, so folding them would count them twice.';
