create table intake.saved_draft (
    token_sha256 bytea       not null primary key,
    benefit      text        not null,
    form         text        not null,
    sealed       bytea       not null,
    expires_at   timestamptz not null
);

comment on table intake.saved_draft is
    'Unfinished forms, encrypted with a key that half lies in the link sent to the applicant. No address, no name.';
comment on column intake.saved_draft.token_sha256 is 'SHA-256 of the link''s token; the token itself is stored nowhere.';
