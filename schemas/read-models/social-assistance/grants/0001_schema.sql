comment on schema {public_schema} is
    'Social-assistance cases (pomoc społeczna) for caseworker tools: views over the live version of the read model.';
