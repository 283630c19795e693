comment on schema {public_schema} is
    'Housing-allowance cases (dodatek mieszkaniowy) for caseworker tools: views over the live version of the read model.';
