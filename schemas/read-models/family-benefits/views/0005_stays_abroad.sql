create view stays_abroad with (security_invoker = true) as
select application_id, ordinal, person_name as person, country, activity, stay_from, stay_to, has_foreign_benefit
  from stay;

comment on view stays_abroad is
    'Stays of family members abroad, as corrected last. Within the EU, the EEA and Switzerland the wojewoda decides which state pays (GK).';
comment on column stays_abroad.application_id is 'The case.';
comment on column stays_abroad.ordinal is 'Place in the form, from 1.';
comment on column stays_abroad.person is 'First name and surname, as the form has them.';
comment on column stays_abroad.country is 'Country, ISO 3166 code of two letters.';
comment on column stays_abroad.activity is 'work, business, pension, study, other.';
comment on column stays_abroad.stay_from is 'First day.';
comment on column stays_abroad.stay_to is 'Last day; null while it lasts.';
comment on column stays_abroad.has_foreign_benefit is 'Whether family benefits are drawn there.';
