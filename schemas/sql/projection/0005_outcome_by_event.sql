create index outcome_by_event on projection.outcome (projection, version, event_id);
