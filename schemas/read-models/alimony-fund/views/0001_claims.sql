create view claims with (security_invoker = true) as
select application_id, benefit_period, marital_status, income_year, alimony_paid_grosze, enforcement_place, proof,
       foreign_country, foreign_institution, foreign_obstacle, foreign_obstacle_description, ineffective_from,
       ineffective_to, due_grosze, recovered_grosze, ineffective_causes, payout_method, payout_account, payout_holder
  from claim;

comment on view claims is
    'The period each case claims, why enforcement is ineffective, and how the fund is to pay; as corrected last.';
comment on column claims.application_id is 'The case.';
comment on column claims.benefit_period is
    'Okres świadczeniowy, 1 October to 30 September, e.g. 2026/2027; it picks threshold and maximum of the benefit.';
comment on column claims.marital_status is 'Of the applicant: single, married, divorced, separated (by court), widowed.';
comment on column claims.income_year is 'Year whose income counts: the calendar year before the period (GK).';
comment on column claims.alimony_paid_grosze is
    'Alimony paid to other people in that year, in grosze; deducted from the income (GK).';
comment on column claims.enforcement_place is 'Where alimony is enforced: poland, abroad.';
comment on column claims.proof is
    'How ineffectiveness is shown in Poland: bailiff-certificate, own-statement, centre-obtains (art. 15 u.p.o.u.a. (GK)).';
comment on column claims.foreign_country is 'Country of enforcement, ISO 3166 code of two letters.';
comment on column claims.foreign_institution is 'Court or institution that tried it.';
comment on column claims.foreign_obstacle is 'Why it cannot be enforced there: no-legal-basis, address-unknown, other.';
comment on column claims.foreign_obstacle_description is 'Another obstacle, in the party''s words.';
comment on column claims.ineffective_from is 'Of an own statement, first day of the time in which alimony was not recovered.';
comment on column claims.ineffective_to is 'Last day of it; ineffective means that in the last two months not all was recovered (art. 2 u.p.o.u.a. (GK)).';
comment on column claims.due_grosze is 'Alimony due according to the statement, arrears included, in grosze.';
comment on column claims.recovered_grosze is 'Alimony recovered according to the statement, in grosze.';
comment on column claims.ineffective_causes is 'Causes in the party''s words.';
comment on column claims.payout_method is 'bank-account, cash-desk, postal-order.';
comment on column claims.payout_account is 'Bank account (NRB), as written; its owner or co-owner has to be the applicant (GK).';
comment on column claims.payout_holder is 'Holder of the account.';
