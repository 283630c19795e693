-- A view and not a function with its owner's rights, since there current_user would be the owner.
create view access.readable_unit with (security_barrier = true) as
select r.unit
  from access.reader_unit r
  join pg_catalog.pg_roles role on role.rolname = r.role_name
 where pg_has_role(current_user, role.oid, 'usage');

comment on view access.readable_unit is 'Units whose cases the asking role may read; * means every unit.';
comment on column access.readable_unit.unit is 'The unit, or * for every unit.';
