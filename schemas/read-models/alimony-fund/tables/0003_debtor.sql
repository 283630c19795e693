create table debtor (
    application_id     uuid    not null primary key,
    person_ordinal     integer not null,
    age                integer,
    residence          text,
    employment         text,
    economic_situation text
);

comment on table debtor is
    'Who owes the alimony, as the application describes them; person_ordinal points to person, which has their name.';
