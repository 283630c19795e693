create table notifier.recipient (
    application_id uuid not null primary key,
    email          text not null,
    language       text not null
);

comment on table notifier.recipient is 'Address given in the application for messages about it.';
