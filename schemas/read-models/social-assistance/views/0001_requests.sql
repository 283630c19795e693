create view requests with (security_invoker = true) as
select application_id, kind, filed_by, institution, urgency, emergency_called, observed_on, purpose, amount_grosze,
       description, person_description, person_age, person_phone, person_is_aware, directions, marital_status,
       work_status, household_persons, income_month, income_grosze, expenses_grosze, dwelling_kind, dwelling_rooms,
       dwelling_conditions, health_insured, daily_help, health_description, payout_method, payout_account,
       payout_holder
  from request;

comment on view requests is
    'What is asked for or reported in each case, and in what situation; as corrected last. A report (zgłoszenie) is no application: anybody may make it, and the proceeding starts ex officio or when the person applies (art. 102 u.p.s. (GK)).';
comment on column requests.application_id is 'The case.';
comment on column requests.kind is 'application (wniosek o pomoc) or report (zgłoszenie potrzeby).';
comment on column requests.filed_by is
    'Of an application: self, representative, attorney, other-person (with consent); of a report: self, other-person, institution.';
comment on column requests.institution is 'Institution that reports.';
comment on column requests.urgency is 'Of a report: danger (to life or health), urgent, ordinary.';
comment on column requests.emergency_called is 'Of a report of danger, whether 112 was called: yes, no, unable.';
comment on column requests.observed_on is 'Of a report, day on which it was noticed.';
comment on column requests.purpose is 'Of an application, what the help is for, in the party''s words.';
comment on column requests.amount_grosze is 'Amount asked for, in grosze; null when none is named.';
comment on column requests.description is 'The situation in the words of who files.';
comment on column requests.person_description is 'Of a report, what the person looks like; used when the name is not known.';
comment on column requests.person_age is 'Of a report, age in years as estimated; null when the date of birth is known.';
comment on column requests.person_phone is 'Of a report, telephone number of the person.';
comment on column requests.person_is_aware is 'Whether the person knows of the report: yes, no, unknown.';
comment on column requests.directions is 'Of a report, how to get there.';
comment on column requests.marital_status is 'single, married, divorced, separated, widowed.';
comment on column requests.work_status is
    'employed, self-employed, unemployed-with-benefit, unemployed, not-registered, pensioner, unable-to-work, carer, pupil-or-student, other.';
comment on column requests.household_persons is 'Persons in the family, as declared (art. 6 pkt 14 u.p.s. (GK)).';
comment on column requests.income_month is 'Month of the incomes, YYYY-MM: the one before filing, or that of filing when income was lost (art. 8 ust. 3 u.p.s. (GK)).';
comment on column requests.income_grosze is 'Declared income of the family in that month, in grosze, without farms.';
comment on column requests.expenses_grosze is 'Declared fixed monthly expenses, in grosze; components in the view expenses.';
comment on column requests.dwelling_kind is 'ownership, tenancy, social-tenancy, family, shelter, no-title, none, other.';
comment on column requests.dwelling_rooms is 'Number of rooms.';
comment on column requests.dwelling_conditions is 'Housing conditions in the party''s words.';
comment on column requests.health_insured is 'Health insurance: yes, no, unknown.';
comment on column requests.daily_help is 'Whether daily help is needed: yes, no.';
comment on column requests.health_description is 'State of health in the party''s words (art. 9 RODO).';
comment on column requests.payout_method is 'bank-account, cash-desk, postal-order.';
comment on column requests.payout_account is 'Bank account (NRB), as written.';
comment on column requests.payout_holder is 'Holder of the account.';
