create table dwelling (
    application_id           uuid not null primary key,
    manager_name             text,
    manager_address          text,
    manager_tax_number       text,
    legal_title              text,
    legal_title_detail       text,
    usable_area_m2           numeric,
    rooms_area_m2            numeric,
    occupied_area_m2         numeric,
    wheelchair_users         integer,
    separate_room_persons    integer,
    has_central_heating      boolean,
    has_hot_water            boolean,
    has_piped_gas            boolean,
    household_persons        integer,
    expenses_month           text,
    expenses_grosze          bigint,
    income_grosze            bigint,
    income_per_person_grosze bigint,
    confirmed_by             text,
    confirmed_on             date,
    payee                    text,
    payee_account            text,
    lump_sum_method          text,
    lump_sum_account         text
);

comment on table dwelling is 'The dwelling, its expenses and the household''s income as declared, and who is to be paid.';
