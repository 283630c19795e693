select access.open_to_readers('{public_schema}', '{version_schema}');
