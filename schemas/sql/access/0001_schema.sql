create schema access;

comment on schema access is
    'Who may read which office unit''s cases in the read models. Managed with wniosekctl access; never part of a rebuild.';
