create index parked_by_application on projection.parked (projection, version, application_id)
    where application_id is not null;
