drop table housing_allowance.applications, housing_allowance.timeline;

comment on schema housing_allowance is
    'Housing-allowance cases (dodatek mieszkaniowy) for caseworker tools: views over the live version of the read model.';
