create view workload with (security_invoker = true) as
with open_case as (
    select s.unit, s.owner, s.status,
           case when s.decide_by is not null then 1 else 0 end as undecided,
           case when due.next_due < today.today then 1 else 0 end as late,
           case when due.next_due between today.today and today.today + 7 then 1 else 0 end as soon
      from standing s
     cross join (select (now() at time zone 'Europe/Warsaw')::date as today) today
      left join lateral (
           select min(clock.due) as next_due
             from jsonb_to_recordset(s.deadlines) as clock (kind text, due date, "stoppedOn" date)
            where clock."stoppedOn" is null
              and clock.kind in ('decide-by', 'interview-by', 'forward-appeal-by', 'first-payment-by')) due on true
     where s.status not in ('closed', 'erased')),
by_status as (
    select unit, owner, status, count(*) as cases, sum(undecided) as undecided, sum(late) as late, sum(soon) as soon
      from open_case
     group by unit, owner, status)
select unit, owner, sum(cases)::bigint as open_cases, sum(undecided)::bigint as undecided_cases,
       sum(late)::bigint as late_cases, sum(soon)::bigint as soon_cases,
       jsonb_object_agg(status, cases order by status) as by_status
  from by_status
 group by unit, owner;

comment on view workload is 'Open cases per unit and caseworker: neither closed nor erased.';
comment on column workload.unit is 'Organisational unit; null for cases that have none yet.';
comment on column workload.owner is 'Id of the caseworker; null for cases nobody has yet.';
comment on column workload.open_cases is 'Number of open cases.';
comment on column workload.undecided_cases is 'Of these, cases in which a decision is due (art. 35 KPA).';
comment on column workload.late_cases is 'Of these, cases in which one of the office''s own clocks passed (colour late in applications).';
comment on column workload.soon_cases is 'Of these, cases in which the next of the office''s own clocks ends within 7 days (colour soon).';
comment on column workload.by_status is 'Open cases by status: {"in-verification": 12, ...}.';
