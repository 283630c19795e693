create view dwellings with (security_invoker = true) as
select application_id, manager_name, manager_address, manager_tax_number, legal_title, legal_title_detail,
       usable_area_m2, rooms_area_m2, occupied_area_m2, wheelchair_users, separate_room_persons, has_central_heating,
       has_hot_water, has_piped_gas, household_persons, expenses_month, expenses_grosze, income_grosze,
       income_per_person_grosze, confirmed_by, confirmed_on, payee, payee_account, lump_sum_method, lump_sum_account
  from dwelling;

comment on view dwellings is
    'The dwelling of each case, its expenses and the household''s income as declared, and who is to be paid; as corrected last.';
comment on column dwellings.application_id is 'The case.';
comment on column dwellings.manager_name is 'Manager of the building (zarządca domu); null for owners of a single-family house.';
comment on column dwellings.manager_address is 'Seat of the manager, in one line.';
comment on column dwellings.manager_tax_number is 'NIP of the manager.';
comment on column dwellings.legal_title is
    'Title to the dwelling (art. 2 u.d.m.): tenancy, subtenancy, cooperative-right, cooperative-flat-ownership, flat-ownership, single-family-house-ownership, multi-family-building-ownership, other-title, no-title-awaiting-dwelling.';
comment on column dwellings.legal_title_detail is
    'Kind of the cooperative right (tenant, ownership), of the awaited dwelling (replacement, social-tenancy), or the other title in words.';
comment on column dwellings.usable_area_m2 is 'Usable floor area in m², compared with the norm of art. 5 u.d.m.';
comment on column dwellings.rooms_area_m2 is 'Area of rooms and kitchen in m²; at most 60 % of the usable area allows a larger excess (art. 5 u.d.m.).';
comment on column dwellings.occupied_area_m2 is 'Area that the applicant occupies in m², of a subtenant with a share of common rooms (art. 5 ust. 2 u.d.m.).';
comment on column dwellings.wheelchair_users is 'Persons in a wheelchair: 15 m² more (art. 5 ust. 3 u.d.m.).';
comment on column dwellings.separate_room_persons is 'Persons whose disability needs a separate room: 15 m² more (art. 5 ust. 3 u.d.m.).';
comment on column dwellings.has_central_heating is 'Central heating; without it a lump sum for fuel is due (GK).';
comment on column dwellings.has_hot_water is 'Central hot water; without it a lump sum for fuel is due.';
comment on column dwellings.has_piped_gas is 'Piped gas; without it a lump sum for fuel is due.';
comment on column dwellings.household_persons is 'Persons in the household, as declared.';
comment on column dwellings.expenses_month is 'Month of the expenses, YYYY-MM: the last one before filing.';
comment on column dwellings.expenses_grosze is 'Housing expenses of that month, in grosze; components in the view expenses.';
comment on column dwellings.income_grosze is 'Declared income of the household over three months, in grosze.';
comment on column dwellings.income_per_person_grosze is 'Declared monthly income per person, in grosze: compared with 40 % or 30 % of the average wage.';
comment on column dwellings.confirmed_by is 'Who confirms title, area, equipment and expenses: manager or owner-statement (art. 7 ust. 2 u.d.m.).';
comment on column dwellings.confirmed_on is 'Day of the manager''s confirmation.';
comment on column dwellings.payee is 'Who is paid the allowance: manager, applicant, other-entitled.';
comment on column dwellings.payee_account is 'Bank account of the payee (NRB), as written.';
comment on column dwellings.lump_sum_method is 'How the lump sum for fuel is paid: bank-account, cash-desk, postal-order; null when none is due.';
comment on column dwellings.lump_sum_account is 'Bank account for the lump sum (NRB), as written.';
