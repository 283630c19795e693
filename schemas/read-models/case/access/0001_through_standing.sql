select access.restrict_to_units(current_schema());
