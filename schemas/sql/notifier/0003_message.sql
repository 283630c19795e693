create table notifier.message (
    dedupe_key     text        not null primary key,
    message_id     text        not null unique,
    application_id uuid        not null,
    version        integer     not null,
    template       text        not null,
    channel        text        not null,
    recipient      text        not null,
    language       text        not null,
    facts          jsonb       not null,
    state          text        not null
                   check (state in ('pending', 'sending', 'sent', 'unknown', 'failed', 'suppressed')),
    attempt        integer     not null default 0,
    due_at         timestamptz not null default now(),
    leased_by      text,
    leased_until   timestamptz,
    reply          text,
    created_at     timestamptz not null default now(),
    settled_at     timestamptz
) with (fillfactor = 70);

comment on table notifier.message is
    'At most one accepted message per application, version, template and channel.';
comment on column notifier.message.state is
    'pending: to be sent; sending: handed to the mail server now; sent: accepted; unknown: the connection broke after the text was handed over, or the sender died, so it is not sent again; failed: refused for good; suppressed: too old to send when the event was read.';
comment on column notifier.message.facts is 'What the template needs: reference, benefit, dates. No names.';
