drop function projection.advance(text, integer, text[], integer[], bigint[], bigint[], bigint[]);

create function projection.advance(
    p_projection text,
    p_version    integer,
    p_topics     text[],
    p_partitions integer[],
    p_expected   bigint[],
    p_next       bigint[],
    p_epochs     bigint[],
    p_accepted   bigint[],
    p_duplicates bigint[],
    p_refused    bigint[],
    p_parked     bigint[],
    p_memos      bytea[]
) returns void
language plpgsql
as $$
declare
    advanced integer;
begin
    update projection.projection_offset o
       set next_offset = batch.next_offset, advanced_at = now(), accepted = o.accepted + batch.accepted,
           duplicates = o.duplicates + batch.duplicates, refused = o.refused + batch.refused,
           parked = o.parked + batch.parked, memo = coalesce(batch.memo, o.memo)
      from unnest(p_topics, p_partitions, p_expected, p_next, p_epochs, p_accepted, p_duplicates, p_refused, p_parked,
                  p_memos)
           as batch (topic, partition, expected, next_offset, epoch, accepted, duplicates, refused, parked, memo)
     where o.projection = p_projection
       and o.version = p_version
       and o.topic = batch.topic
       and o.partition = batch.partition
       and o.next_offset = batch.expected
       and o.epoch = batch.epoch;
    get diagnostics advanced = row_count;
    if advanced <> cardinality(p_topics) then
        perform projection.refuse_unless_current(p_projection, p_version);
        raise exception 'projection % was advanced by another owner', p_projection
            using errcode = 'WN001',
                  hint = 'This instance lost its partitions; it drops the batch and joins the group again.';
    end if;
end
$$;

comment on function projection.advance is
    'First statement of every batch: compare-and-set of the offsets, and the counts. It raises, because in a pipeline an update of no rows would not stop the statements after it. WN001: fenced; WN003, WN004: see refuse_unless_current.';
