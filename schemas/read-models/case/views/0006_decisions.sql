create view decisions with (security_invoker = true) as
select application_id, version, act, outcome, decision_number, decided_on, decided_by, amount_grosze, valid_from,
       valid_to, reasons, version = max(version) over (partition by application_id) as is_latest
  from decision;

comment on view decisions is 'Rulings in each case, one row each, also those that a later one replaced.';
comment on column decisions.application_id is 'The case.';
comment on column decisions.version is 'Place of the ruling in the timeline.';
comment on column decisions.act is 'decided, decision-changed, or appeal-resolved.';
comment on column decisions.outcome is
    'Of decided: granted, refused, discontinued; of decision-changed: changed, repealed, expired; of appeal-resolved: upheld, changed, remanded.';
comment on column decisions.decision_number is 'Number of the decision; null of appeal-resolved, whose number is not recorded.';
comment on column decisions.decided_on is 'Day on the ruling.';
comment on column decisions.decided_by is
    'Who recorded it (caseworker:<id>); of appeal-resolved, who ruled: authority (art. 132 KPA (GK)) or sko.';
comment on column decisions.amount_grosze is 'Granted per payment, in grosze; null when the ruling says no amount.';
comment on column decisions.valid_from is 'First day it counts for.';
comment on column decisions.valid_to is 'Last day it is granted for.';
comment on column decisions.reasons is 'Reasons as given to the party (art. 107 KPA (GK)).';
comment on column decisions.is_latest is 'True for the last ruling of the case; an appeal that was upheld leaves the decision before it in force.';
