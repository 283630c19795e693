alter table projection.parked
    add column release_requested_at timestamptz;

comment on column projection.parked.release_requested_at is
    'When an operator asked for the application''s records to be tried again; the projector that owns the partition does it.';
