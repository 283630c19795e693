create table suggestion (
    application_id uuid    not null primary key,
    outcome        text    not null,
    amount_grosze  bigint,
    text           text    not null,
    is_uncertain   boolean not null,
    rules_sha256   text    not null
);

comment on table suggestion is
    'What the rules suggest for the answers as corrected last, computed when they were read. A suggestion, never a decision, and without its steps, which casework computes when they are asked for; outcome: entitled, not-entitled, undetermined, not-assessable.';
