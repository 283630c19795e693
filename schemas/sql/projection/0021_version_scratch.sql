-- What a verification folds the log into has numbers below zero: no rebuild takes it for its own, and it never goes live.
alter table projection.version
    drop constraint version_version_check,
    add constraint version_version_check check (version > 0 or version < 0 and state = 'building');

comment on column projection.version.version is
    'From 1 upwards; from -1 downwards what a verification compares with and drops afterwards. Never given twice.';
