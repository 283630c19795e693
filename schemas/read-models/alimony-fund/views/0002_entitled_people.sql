create view entitled_people with (security_invoker = true) as
select e.application_id, e.ordinal, e.person_ordinal, p.name, p.pesel, p.born_on, e.relation, e.citizenship,
       e.education, e.school_name, e.school_city, e.disability
  from entitled_person e
  left join person p on p.application_id = e.application_id and p.ordinal = e.person_ordinal;

comment on view entitled_people is
    'Persons entitled to alimony for whom the fund is to pay, one row each; as corrected last. The right lasts to 18 years, to 25 while studying, without limit with severe disability (art. 9 u.p.o.u.a. (GK)).';
comment on column entitled_people.application_id is 'The case.';
comment on column entitled_people.ordinal is 'Place among the entitled of the form, from 1.';
comment on column entitled_people.person_ordinal is 'The same person in the view people.';
comment on column entitled_people.name is 'Surname and first name.';
comment on column entitled_people.pesel is 'PESEL; null where the form lacks it.';
comment on column entitled_people.born_on is 'Day of birth.';
comment on column entitled_people.relation is 'What the person is to the applicant: self, child, ward.';
comment on column entitled_people.citizenship is 'Citizenship, ISO 3166 code of two letters.';
comment on column entitled_people.education is 'under-18, school, university, none.';
comment on column entitled_people.school_name is 'Name of the school or university, of those who study.';
comment on column entitled_people.school_city is 'Where it is.';
comment on column entitled_people.disability is 'none, child-ruling (to 16 years), light, moderate, severe.';
