-- Which units may I read?
-- What the asking role was given; * is every unit. No row means that it sees nothing.
select unit from access.readable_unit order by unit;
