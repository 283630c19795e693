create view claims with (security_invoker = true) as
select application_id, benefit, benefit_period, request_kind, previous_decision, ground, disability_since, situation,
       situation_description, care_kind, other_benefit, other_benefit_from, other_benefit_to, marital_status,
       pension_insurance, pension_insured_since, contribution_years, is_health_insured, alimony_paid_grosze, is_abroad,
       payout_method, payout_account, payout_holder
  from claim;

comment on view claims is
    'Which family benefit each case claims, on what ground and how it is to be paid; as corrected last. Five forms fill it, each the columns that it asks for.';
comment on column claims.application_id is 'The case.';
comment on column claims.benefit is
    'Benefit claimed: zasilek-rodzinny (art. 4 u.ś.r. (GK), with supplements), becikowe (art. 15b (GK)), zasilek-pielegnacyjny (art. 16 (GK)), swiadczenie-pielegnacyjne (art. 17 (GK)), swiadczenie-rodzicielskie (art. 17c (GK)).';
comment on column claims.benefit_period is
    'Okres zasiłkowy of the family allowance, 1 November to 31 October, e.g. 2026/2027; null of other benefits.';
comment on column claims.request_kind is
    'Of the świadczenie pielęgnacyjne: grant, continuation, increase (for a second or further child).';
comment on column claims.previous_decision is 'Number of the decision that continuation or increase refers to.';
comment on column claims.ground is
    'Of the zasiłek pielęgnacyjny: disabled-child, severe-disability, moderate-disability-before-21, age-75 (art. 16 u.ś.r. (GK)). Of the świadczenie rodzicielskie of a father: mother-dead, mother-abandoned-child, mother-shortened-benefit (art. 17c (GK)).';
comment on column claims.disability_since is
    'Of the zasiłek pielęgnacyjny for a moderate degree: since when the disability exists, which has to be before the age of 21 (GK).';
comment on column claims.situation is
    'Of the świadczenie rodzicielskie, why there is no maternity benefit: unemployed, student, farmer, civil-contract, business-without-sickness-insurance, employed-without-maternity-benefit, other.';
comment on column claims.situation_description is 'Another situation, in the party''s words.';
comment on column claims.care_kind is 'Of the świadczenie rodzicielskie, who cares for the children: alone or shared.';
comment on column claims.other_benefit is
    'What the other parent draws or drew for the same children: none, parental-benefit, maternity-benefit.';
comment on column claims.other_benefit_from is 'First day of that benefit.';
comment on column claims.other_benefit_to is 'Last day of that benefit; null while it is drawn.';
comment on column claims.marital_status is 'Of the applicant: single, married, divorced, separated (by court), widowed.';
comment on column claims.pension_insurance is
    'Of the carer who claims the świadczenie pielęgnacyjne: none, zus, krus. Decides whether contributions are paid (GK).';
comment on column claims.pension_insured_since is 'Since when the carer is insured there.';
comment on column claims.contribution_years is 'Years of insurance so far, as declared.';
comment on column claims.is_health_insured is 'Whether the carer has health insurance.';
comment on column claims.alimony_paid_grosze is
    'Alimony paid to people outside the family in the year, in grosze; deducted from the income (art. 3 u.ś.r. (GK)).';
comment on column claims.is_abroad is
    'Whether somebody in the family is abroad, see stays_abroad; null where the form does not say.';
comment on column claims.payout_method is 'bank-account, cash-desk, postal-order.';
comment on column claims.payout_account is 'Bank account (NRB), as written.';
comment on column claims.payout_holder is 'Holder of the account.';
