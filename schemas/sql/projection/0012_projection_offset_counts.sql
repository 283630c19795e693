alter table projection.projection_offset
    add column memo       bytea,
    add column is_loaded  boolean not null default false,
    add column accepted   bigint not null default 0,
    add column duplicates bigint not null default 0,
    add column refused    bigint not null default 0,
    add column parked     bigint not null default 0;

comment on column projection.projection_offset.memo is
    'What a read model of records keeps of the partition; the event archive keeps the head of its hash chain.';
comment on column projection.projection_offset.accepted is
    'Records passed that became rows. With duplicates, refused and parked it accounts for every record passed.';
comment on column projection.projection_offset.parked is 'Records that are set aside now.';
comment on column projection.projection_offset.is_loaded is
    'Of a version being built: whether the partition''s states are written, which happens when all its records are.';
