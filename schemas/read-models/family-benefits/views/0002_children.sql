create view children with (security_invoker = true) as
select c.application_id, c.ordinal, c.person_ordinal, p.name, p.pesel, p.born_on, c.carer, c.care_since,
       c.lives_with_applicant, c.citizenship, c.studying, c.school_name, c.school_city, c.class_or_year, c.disability,
       c.medical_care
  from child c
  left join person p on p.application_id = c.application_id and p.ordinal = c.person_ordinal;

comment on view children is
    'Children whom a family benefit is asked for, and adults who are cared for, one row each; as corrected last.';
comment on column children.application_id is 'The case.';
comment on column children.ordinal is 'Place among the children of the form, from 1; supplements refer to it.';
comment on column children.person_ordinal is 'The same person in the view people.';
comment on column children.name is 'Surname and first name.';
comment on column children.pesel is 'PESEL; null where the form lacks it.';
comment on column children.born_on is 'Day of birth: decides the amount of the family allowance (5 and 18 years, art. 6 u.ś.r. (GK)).';
comment on column children.carer is
    'What the applicant is to the child: parent, mother, father, adoptive-parent, legal-guardian, actual-guardian, foster-family, family-foster-home, maintenance-obliged; self for an adult pupil who applies alone.';
comment on column children.care_since is
    'Since when the applicant cares for the child, or the day on which it was taken into care; null where the form does not ask.';
comment on column children.lives_with_applicant is 'Whether the child lives with the applicant; null where the form does not ask.';
comment on column children.citizenship is 'Citizenship, ISO 3166 code of two letters.';
comment on column children.studying is
    'no, or the school: preschool-year, primary-school, vocational-school, technical-school, general-secondary-school, special-school, post-secondary-school, university.';
comment on column children.school_name is 'Name of the school or university.';
comment on column children.school_city is 'Where it is.';
comment on column children.class_or_year is 'Class or year of study; 0 is the year before school.';
comment on column children.disability is
    'Of the family allowance: none, child-ruling (to 16 years), moderate, severe. A disabled child raises the threshold of income (art. 5 u.ś.r. (GK)); the ruling is in rulings.';
comment on column children.medical_care is
    'Of the one-off grant at birth, whether the mother was in medical care from the 10th week (GK): certificate, certificate-later, no-care.';
