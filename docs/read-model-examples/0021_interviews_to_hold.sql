-- Social assistance: interviews to hold
-- Interviews that are arranged and not held, the most urgent first, with what the person needs.
select i.interview_on, i.is_urgent, i.due, a.case_number, a.owner, a.applicant_name, a.home_address,
       (select string_agg(n.kind, ', ' order by n.ordinal)
          from social_assistance.needs n where n.application_id = i.application_id) as needs
  from social_assistance.interviews i
  join social_assistance.applications a using (application_id)
 where i.state = 'arranged'
 order by i.is_urgent desc, i.due, i.interview_on;
