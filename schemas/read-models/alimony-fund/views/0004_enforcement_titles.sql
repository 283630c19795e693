create view enforcement_titles with (security_invoker = true) as
select t.application_id, t.ordinal, p.name as entitled, t.kind, t.court, t.case_number, t.issued_on, t.monthly_grosze,
       t.payable_from, t.bailiff_name, t.bailiff_seat, t.bailiff_case_number
  from enforcement_title t
  left join entitled_person e on e.application_id = t.application_id and e.ordinal = t.ordinal
  left join person p on p.application_id = e.application_id and p.ordinal = e.person_ordinal;

comment on view enforcement_titles is
    'Enforcement titles (tytuły wykonawcze) of each case, one for each entitled person; as corrected last.';
comment on column enforcement_titles.application_id is 'The case.';
comment on column enforcement_titles.ordinal is 'The entitled person in the view entitled_people.';
comment on column enforcement_titles.entitled is 'Surname and first name of that person.';
comment on column enforcement_titles.kind is
    'judgment, security-order (zabezpieczenie), court-settlement, mediated-settlement, foreign-title.';
comment on column enforcement_titles.court is 'Court that issued or approved it.';
comment on column enforcement_titles.case_number is 'Sygnatura akt of the court.';
comment on column enforcement_titles.issued_on is 'Day of issue.';
comment on column enforcement_titles.monthly_grosze is
    'Current alimony a month, in grosze; the benefit is as much, up to the maximum (art. 10 u.p.o.u.a. (GK)).';
comment on column enforcement_titles.payable_from is 'First day alimony is due for.';
comment on column enforcement_titles.bailiff_name is 'Bailiff (komornik) who enforces it; null when it is enforced abroad.';
comment on column enforcement_titles.bailiff_seat is 'Seat of the bailiff.';
comment on column enforcement_titles.bailiff_case_number is 'Sygnatura of the bailiff, e.g. Kmp 45/20.';
