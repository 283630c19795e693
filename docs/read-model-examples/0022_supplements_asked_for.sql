-- Family benefits: supplements asked for, per child
-- What a case asks for each child beside the family allowance, with its article. Asked for, not granted.
select c.name, c.born_on, c.studying, s.kind, s.legal_basis, s.school_year
  from family_benefits.children c
  left join family_benefits.supplements s on s.application_id = c.application_id and s.child_ordinal = c.ordinal
 where c.application_id = '00000000-0000-5000-8000-000000000000'
 order by c.ordinal, s.ordinal;
