-- The next page of a list
-- Pages by the last row seen, not by offset: the index serves them, and a case that is filed meanwhile moves nothing. The values are those of the page's last row.
select filed_at, application_id, reference, applicant_name, status
  from housing_allowance.applications
 where (filed_at, application_id) > ('2026-04-07T08:15:00Z', '00000000-0000-5000-8000-000000000000')
 order by filed_at, application_id
 limit 50;
