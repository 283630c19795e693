insert into projection.version_number (projection, highest)
select projection, max(version) from projection.version group by projection;
