create table filing (
    application_id uuid        not null,
    reference      text        not null,
    filed_at       timestamptz not null,
    channel        text        not null,
    language       text        not null,
    form_id        text        not null,
    form_version   text        not null,
    topic          text        not null,
    partition      integer     not null,
    record_offset  bigint      not null
);

comment on table filing is
    'That an application was filed, when, how and on which form. Names nobody and is never changed, so that an erased case is still counted.';
