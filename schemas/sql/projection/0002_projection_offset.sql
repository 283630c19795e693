create table projection.projection_offset (
    projection  text        not null,
    version     integer     not null,
    topic       text        not null,
    partition   integer     not null,
    next_offset bigint      not null default 0 check (next_offset >= 0),
    epoch       bigint      not null default 1,
    owner       text        not null,
    cluster_id  text        not null,
    claimed_at  timestamptz not null default now(),
    advanced_at timestamptz,
    primary key (projection, version, topic, partition)
);

comment on table projection.projection_offset is
    'Resume point per projection, version and partition. The row changes in the transaction that writes the rows.';
comment on column projection.projection_offset.next_offset is
    'Offset of the first record not yet folded; this and not the consumer group is where a projector starts.';
comment on column projection.projection_offset.epoch is
    'Raised at each assignment; a former owner that still writes with an older epoch is refused.';
comment on column projection.projection_offset.cluster_id is
    'Cluster the offsets belong to; offsets of another cluster mean nothing here.';
