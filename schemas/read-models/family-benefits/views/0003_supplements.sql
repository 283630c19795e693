create view supplements with (security_invoker = true) as
select s.application_id, s.ordinal, s.child_ordinal, p.name as child, s.kind,
       case s.kind
           when 'birth' then 'art. 9 u.ś.r.'
           when 'parental-leave' then 'art. 10 u.ś.r.'
           when 'lone-parent' then 'art. 11a u.ś.r.'
           when 'large-family' then 'art. 12a u.ś.r.'
           when 'education-rehabilitation' then 'art. 13 u.ś.r.'
           when 'school-year-start' then 'art. 14 u.ś.r.'
           when 'school-boarding' then 'art. 15 u.ś.r.'
           when 'school-commuting' then 'art. 15 u.ś.r.'
       end as legal_basis,
       s.school_year, s.ground, s.for_from, s.for_to, s.employer, s.employed_from
  from supplement s
  left join child c on c.application_id = s.application_id and c.ordinal = s.child_ordinal
  left join person p on p.application_id = c.application_id and p.ordinal = c.person_ordinal;

comment on view supplements is
    'Supplements to the family allowance (dodatki) that are asked for, one row for each child and kind; as corrected last. Asked for, not granted.';
comment on column supplements.application_id is 'The case.';
comment on column supplements.ordinal is 'Place among the supplements of the form, from 1.';
comment on column supplements.child_ordinal is 'The child in the view children.';
comment on column supplements.child is 'Surname and first name of the child.';
comment on column supplements.kind is
    'birth (once), parental-leave, lone-parent, large-family (third and each next child), education-rehabilitation, school-year-start (once a year), school-boarding, school-commuting (in school months).';
comment on column supplements.legal_basis is 'Article of the act on family benefits.';
comment on column supplements.school_year is 'School year it is for, e.g. 2026/2027; null of other kinds.';
comment on column supplements.ground is
    'Of lone-parent: other-parent-dead, father-unknown, alimony-claim-dismissed.';
comment on column supplements.for_from is 'First day of the parental leave, or of the pupil''s temporary registration.';
comment on column supplements.for_to is 'Last day of it.';
comment on column supplements.employer is 'Of parental-leave, the employer.';
comment on column supplements.employed_from is
    'Of parental-leave, first day of the employment, which has to have lasted six months before the leave.';
