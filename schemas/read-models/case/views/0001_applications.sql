create view applications with (security_invoker = true) as
select s.application_id, f.reference, s.version, s.status, s.status_since, s.filed_at, s.last_event_at, f.channel,
       f.language, f.form_id, f.form_version, a.applicant_name, a.applicant_pesel, c.email as applicant_email,
       c.phone as applicant_phone, a.home_address, a.urgency, s.unit, s.owner, s.case_number, s.suspended_from,
       s.interview_completed_on, s.decide_by, due.next_due,
       case
           when due.next_due < today.today then 'late'
           when due.next_due <= today.today + 7 then 'soon'
           else 'ok'
       end as colour,
       s.deadlines, s.decision_outcome, s.decision_number, s.decided_on, s.decision_amount_grosze, s.decision_from,
       s.decision_to, s.decision_served_on, s.decision_final_on, s.decision_change, s.appeal_outcome, s.paid_grosze,
       s.last_paid_on, g.outcome as suggestion_outcome, g.amount_grosze as suggestion_amount_grosze,
       g.text as suggestion_text, g.is_uncertain as suggestion_is_uncertain,
       g.rules_sha256 as suggestion_rules_sha256, a.answers, f.topic,
       f.partition, f.record_offset
  from standing s
 cross join (select (now() at time zone 'Europe/Warsaw')::date as today) today
  left join filing f using (application_id)
  left join answer a using (application_id)
  left join contact c using (application_id)
  left join suggestion g using (application_id)
  left join lateral (
       select min(clock.due) as next_due
         from jsonb_to_recordset(s.deadlines) as clock (kind text, due date, "stoppedOn" date)
        where clock."stoppedOn" is null
          and clock.kind in ('decide-by', 'interview-by', 'forward-appeal-by', 'first-payment-by')) due on true;

comment on view applications is
    'One row per case: what was applied for and where the case stands. After erasure the row stays, without personal data.';
comment on column applications.application_id is 'Id of the application, the key of its records on the log.';
comment on column applications.reference is
    'Number the applicant quotes, XXXX-XXXX-XXXX-XXXX-C; the last character is a check.';
comment on column applications.version is 'Number of accepted events; quote it as expectedVersion when an event is appended.';
comment on column applications.status is 'Where the case stands; codes of the lifecycle, e.g. in-verification, decided, in-payment.';
comment on column applications.status_since is 'Time of the event that brought the status.';
comment on column applications.filed_at is
    'Filing time: starts the clock of art. 35 KPA and fixes the first month of the right.';
comment on column applications.last_event_at is 'Time of the latest accepted event.';
comment on column applications.channel is 'How it was filed: portal, api, paper, e-doreczenia, empatia, oral.';
comment on column applications.language is 'Language to write to the applicant in: pl, en, uk.';
comment on column applications.form_id is 'Form that was filled in.';
comment on column applications.form_version is 'Version of the form.';
comment on column applications.applicant_name is
    'Surname and first name of the applicant, or of the person a report is about; empty when the form names nobody or the case is erased.';
comment on column applications.applicant_pesel is 'PESEL of the same person; null for people who have none or whose number the form lacks.';
comment on column applications.applicant_email is 'E-mail address for notices; null when none was given.';
comment on column applications.applicant_phone is 'Telephone number for notices; null when none was given.';
comment on column applications.home_address is 'Where the same person lives or stays, in one line.';
comment on column applications.urgency is
    'What the form says itself: danger (to life or health), urgent, ordinary. No legal term; only reports of a need ask it.';
comment on column applications.unit is 'Organisational unit in charge; null until the case is registered or assigned to one.';
comment on column applications.owner is 'Id of the caseworker in charge; null until assigned.';
comment on column applications.case_number is 'Znak sprawy; null until registered.';
comment on column applications.suspended_from is 'Status to go back to; null unless the proceeding is suspended (art. 97 KPA (GK)).';
comment on column applications.interview_completed_on is 'Day of the wywiad środowiskowy; null until it was held.';
comment on column applications.decide_by is
    'Last day for the decision (art. 35 KPA, or as announced by art. 36 KPA, or the benefit''s own date); null when no decision is due.';
comment on column applications.next_due is
    'Earliest last day among the office''s own clocks that run (decision, interview, forwarding an appeal, first payment); null when none runs.';
comment on column applications.colour is 'Of next_due: late (passed), soon (7 days or less), ok (also when nothing is due). Today is the day in Poland.';
comment on column applications.deadlines is
    'Every clock of the case: [{"kind", "startedOn", "due", "basis", "stoppedOn"}]; as rows in the view deadlines.';
comment on column applications.decision_outcome is
    'Decision in force: granted, refused, discontinued (umorzenie, art. 105 KPA (GK)); null until decided, or when it was remanded.';
comment on column applications.decision_number is 'Number of the latest decision.';
comment on column applications.decided_on is 'Day on the latest ruling.';
comment on column applications.decision_amount_grosze is
    'Granted per payment, in grosze; null when nothing is granted or an appeal body''s ruling does not say it here.';
comment on column applications.decision_from is 'First day it is granted for.';
comment on column applications.decision_to is 'Last day it is granted for.';
comment on column applications.decision_served_on is 'Day of service of the latest ruling: 14 days to appeal (art. 129 KPA).';
comment on column applications.decision_final_on is 'Since when the decision is ostateczna (art. 16 KPA (GK)).';
comment on column applications.decision_change is 'What a later decision did: changed, repealed, expired (art. 162 KPA (GK)).';
comment on column applications.appeal_outcome is 'How the latest appeal ended: upheld, changed, remanded (art. 138 KPA (GK)).';
comment on column applications.paid_grosze is 'Sum of all payments, in grosze.';
comment on column applications.last_paid_on is 'Day of the latest payment.';
comment on column applications.suggestion_outcome is
    'What the rules suggest for the answers as corrected last: entitled, not-entitled, undetermined, not-assessable. Never a decision.';
comment on column applications.suggestion_amount_grosze is 'Suggested amount per payment, in grosze; null when none is suggested.';
comment on column applications.suggestion_text is 'The suggestion in a Polish sentence.';
comment on column applications.suggestion_is_uncertain is 'True when a step of the assessment is uncertain, for example an amount marked (GK).';
comment on column applications.suggestion_rules_sha256 is 'SHA-256 of the rule table that the suggestion was computed with.';
comment on column applications.answers is 'The form as corrected last; its JSON Schema is under schemas/forms. Empty object when the case is erased.';
comment on column applications.topic is 'Topic of the record that filed it.';
comment on column applications.partition is 'Partition of that record.';
comment on column applications.record_offset is 'Offset of that record; the receipt names it or, after a retry, a later one.';
