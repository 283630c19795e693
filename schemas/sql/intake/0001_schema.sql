create schema intake;

comment on schema intake is 'What intake keeps for applicants who have not filed yet. Empty unless drafts on the server are switched on.';
