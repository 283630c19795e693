create view deadlines with (security_invoker = true) as
select s.application_id, clock.kind,
       case when clock.kind in ('supplement-by', 'appeal-by') then 'party' else 'office' end as whose,
       clock."startedOn" as started_on, clock.due, clock.basis as legal_basis, clock."stoppedOn" is not null as is_stopped,
       clock."stoppedOn" as stopped_on, clock.due - today.today as days_left,
       case
           when clock."stoppedOn" is not null then 'ok'
           when clock.due < today.today then 'late'
           when clock.due <= today.today + 7 then 'soon'
           else 'ok'
       end as colour
  from standing s
 cross join (select (now() at time zone 'Europe/Warsaw')::date as today) today
 cross join jsonb_to_recordset(s.deadlines)
       as clock (kind text, "startedOn" date, due date, basis text, "stoppedOn" date);

comment on view deadlines is 'Legal clocks of each case, one row each, with their basis and colour. A case has at most one of a kind.';
comment on column deadlines.application_id is 'The case.';
comment on column deadlines.kind is
    'What is due: decide-by, supplement-by, interview-by, appeal-by, forward-appeal-by, first-payment-by.';
comment on column deadlines.whose is
    'Who has to act: office or party. When a party''s day passed, the office may go on: leave unexamined, or hold the decision final.';
comment on column deadlines.started_on is 'Day that started the clock; it is not counted itself (art. 57 § 1 KPA).';
comment on column deadlines.due is 'Last day on which the act is in time, moved on from Saturdays and holidays (art. 57 § 4 KPA).';
comment on column deadlines.legal_basis is 'The rule as one would cite it; (GK) marks one not yet checked against the source.';
comment on column deadlines.is_stopped is
    'The clock stands: the case is suspended (art. 103 KPA (GK)), or waits for the party (art. 35 § 5 KPA). due is later by then.';
comment on column deadlines.stopped_on is 'First day not counted; null while the clock runs.';
comment on column deadlines.days_left is 'Days from today (in Poland) to due; negative when it passed.';
comment on column deadlines.colour is 'late (passed), soon (7 days or less), ok. A clock that stands is ok.';
