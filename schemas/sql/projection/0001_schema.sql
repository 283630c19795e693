create schema projection;

comment on schema projection is
    'Bookkeeping of the projection engine: offsets, folded states, refusals, parked records. Written by projectors only.';
