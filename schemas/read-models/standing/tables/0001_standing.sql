create table standing (
    application_id         uuid        not null,
    version                integer     not null,
    status                 text        not null,
    status_since           timestamptz not null,
    filed_at               timestamptz not null,
    last_event_at          timestamptz not null,
    unit                   text,
    owner                  text,
    case_number            text,
    suspended_from         text,
    interview_completed_on date,
    decide_by              date,
    deadlines              jsonb       not null,
    decision_outcome       text,
    decision_number        text,
    decided_on             date,
    decision_amount_grosze bigint,
    decision_from          date,
    decision_to            date,
    decision_served_on     date,
    decision_final_on      date,
    decision_change        text,
    appeal_outcome         text,
    paid_grosze            bigint      not null,
    last_paid_on           date,
    state                  bytea       compression lz4 not null
) with (fillfactor = 70);

comment on table standing is
    'Where each application stands after its last accepted event. Rewritten with every event, so it is kept narrow and without an index on what changes, so that rewriting a row touches no index.';
comment on column standing.deadlines is 'Clocks that run: [{"kind", "startedOn", "due", "basis", "stoppedOn"}].';
comment on column standing.state is 'The folded state, for the projector itself.';
