create index parked_to_release on projection.parked (projection, version) where release_requested_at is not null;
