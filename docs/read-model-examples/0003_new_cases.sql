-- New cases that nobody has taken
-- Cases without a unit are visible to every reader, so that none is lost between units. Urgent reports first.
select filed_at, reference, channel, form_id, applicant_name, urgency
  from social_assistance.applications
 where unit is null and status = 'submitted'
 order by case urgency when 'danger' then 1 when 'urgent' then 2 else 3 end, filed_at
 limit 50;
