create unique index version_live on projection.version (projection) where state = 'live';
