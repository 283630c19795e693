-- Decisions that differ from the suggestion
-- For a second look: granted amounts that are not what the rules suggest. A suggestion is never a decision, and an uncertain one says so.
select case_number, decision_number, decided_on, decision_amount_grosze, suggestion_amount_grosze,
       suggestion_is_uncertain, suggestion_text
  from housing_allowance.applications
 where decision_outcome = 'granted' and suggestion_outcome = 'entitled'
   and decision_amount_grosze is distinct from suggestion_amount_grosze
 order by decided_on desc;
