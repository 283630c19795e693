create schema housing_allowance;

comment on schema housing_allowance is
    'Read model of housing-allowance cases (dodatek mieszkaniowy). Built from the log; written by its projector only.';
