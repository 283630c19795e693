create table contact (
    application_id uuid not null primary key,
    email          text,
    phone          text
);

comment on table contact is 'Where notices about the case go.';
