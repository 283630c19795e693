create view interviews with (security_invoker = true) as
with act as (
    select i.application_id, i.version, i.act, i.interview_on, i.is_urgent,
           lead(i.act) over later as next_act, lead(i.interview_on) over later as next_on
      from interview i
    window later as (partition by i.application_id order by i.version))
select a.application_id, a.version, e.occurred_at as arranged_at, e.actor as arranged_by, a.interview_on, a.is_urgent,
       case when a.next_act = 'interview-completed' then a.next_on end as completed_on,
       case
           when a.next_act = 'interview-completed' then 'held'
           when a.next_act = 'interview-scheduled' then 'rearranged'
           when s.status = 'interview' or s.suspended_from = 'interview' then 'arranged'
           else 'not-held'
       end as state,
       (select clock.due
          from jsonb_to_recordset(s.deadlines) as clock (kind text, due date)
         where clock.kind = 'interview-by' and a.next_act is null) as due
  from act a
  join standing s using (application_id)
  left join event e on e.application_id = a.application_id and e.version = a.version
 where a.act = 'interview-scheduled';

comment on view interviews is
    'The wywiad środowiskowy of each case: one row for every time it was arranged (rozp. MRiPS of 8.04.2021, Dz.U. 2021 poz. 893).';
comment on column interviews.application_id is 'The case.';
comment on column interviews.version is 'Place in the timeline of the event that arranged it.';
comment on column interviews.arranged_at is 'When it was arranged.';
comment on column interviews.arranged_by is 'Who arranged it: caseworker:<id>.';
comment on column interviews.interview_on is 'Day arranged.';
comment on column interviews.is_urgent is 'Urgent: due in 2 working days instead of 14 (Dz.U. 2021 poz. 893).';
comment on column interviews.completed_on is 'Day on which it was held; null until then.';
comment on column interviews.state is
    'arranged, rearranged (another day was arranged later), held, not-held (the case went on without it).';
comment on column interviews.due is 'Last day for it while the clock runs; null of rows that are no longer open.';
