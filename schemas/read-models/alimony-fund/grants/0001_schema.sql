comment on schema {public_schema} is
    'Alimony-fund cases (fundusz alimentacyjny) for caseworker tools: views over the live version of the read model.';
