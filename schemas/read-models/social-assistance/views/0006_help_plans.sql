create view help_plans with (security_invoker = true) as
select n.application_id, n.ordinal, n.kind as help,
       case n.kind
           when 'permanent-allowance' then 'art. 37 u.p.s. (GK)'
           when 'periodic-allowance' then 'art. 38 u.p.s. (GK)'
           when 'purpose-allowance' then 'art. 39 u.p.s. (GK)'
           when 'disaster-allowance' then 'art. 40 u.p.s. (GK)'
           when 'special-purpose-allowance' then 'art. 41 u.p.s. (GK)'
           when 'independence-allowance' then 'art. 43 u.p.s. (GK)'
           when 'guardian-remuneration' then 'art. 53a u.p.s. (GK)'
           when 'social-work' then 'art. 45 u.p.s. (GK)'
           when 'counselling' then 'art. 46 u.p.s. (GK)'
           when 'crisis-intervention' then 'art. 47 u.p.s. (GK)'
           when 'shelter' then 'art. 48–48b u.p.s. (GK)'
           when 'meal' then 'art. 48–48b u.p.s. (GK)'
           when 'clothing' then 'art. 48–48b u.p.s. (GK)'
           when 'care-services' then 'art. 50 u.p.s. (GK)'
           when 'specialist-care-services' then 'art. 50 u.p.s. (GK)'
           when 'neighbourly-services' then 'art. 50 u.p.s. (GK)'
           when 'other' then null
           else 'art. 36 u.p.s. (GK)'
       end as legal_basis,
       n.kind not in ('ticket', 'social-work', 'counselling') as needs_decision,
       case
           when n.kind in ('ticket', 'social-work', 'counselling') then 'without-decision'
           else coalesce(s.decision_change, s.decision_outcome, 'applied-for')
       end as state,
       s.interview_completed_on, s.decision_number, s.decided_on, s.decision_amount_grosze, s.decision_from,
       s.decision_to, s.paid_grosze, s.last_paid_on
  from need n
  join standing s using (application_id)
 where n.category = 'help';

comment on view help_plans is
    'Help plan of each case: every form of help applied for, and what became of it. The log has one decision per case, so amounts and days are those of the whole decision; the plan agreed in the interview (questionnaire part I, segment J) is in the case file.';
comment on column help_plans.application_id is 'The case.';
comment on column help_plans.ordinal is 'Place in the view needs.';
comment on column help_plans.help is 'Form of help, e.g. periodic-allowance, care-services, meal.';
comment on column help_plans.legal_basis is 'Article of the act on social assistance; all marked (GK), not yet checked against the source. Null of other help.';
comment on column help_plans.needs_decision is
    'False for help that is given without one: bilet kredytowany, social work, counselling (art. 106 ust. 2 u.p.s. (GK)).';
comment on column help_plans.state is
    'without-decision; else applied-for, granted, refused, discontinued, or what a later decision did: changed, repealed, expired.';
comment on column help_plans.interview_completed_on is 'Day of the wywiad środowiskowy that the decision rests on (art. 106 ust. 4 u.p.s.).';
comment on column help_plans.decision_number is 'Number of the decision.';
comment on column help_plans.decided_on is 'Day on it.';
comment on column help_plans.decision_amount_grosze is 'Granted per payment by the whole decision, in grosze.';
comment on column help_plans.decision_from is 'First day it is granted for.';
comment on column help_plans.decision_to is 'Last day it is granted for.';
comment on column help_plans.paid_grosze is 'Paid in the whole case, in grosze.';
comment on column help_plans.last_paid_on is 'Day of the latest payment.';
