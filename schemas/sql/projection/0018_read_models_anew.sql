-- Read models are versions from here on, filled from the beginning of the log.
delete from projection.projection_offset where projection in ('housing-allowance', 'applicant-status');
delete from projection.snapshot where projection in ('housing-allowance', 'applicant-status');
delete from projection.outcome where projection in ('housing-allowance', 'applicant-status');
delete from projection.parked where projection in ('housing-allowance', 'applicant-status');

comment on table projection.snapshot is
    'State of each application after its last accepted event, for projections without tables of their own: the notifier.';
