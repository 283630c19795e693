comment on schema {public_schema} is
    'Family-benefit cases (świadczenia rodzinne) for caseworker tools: views over the live version of the read model.';
