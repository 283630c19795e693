-- Counts begin with this release; what the notifier passed before is counted from what it left.
update projection.projection_offset o
   set parked = left_behind.parked, duplicates = left_behind.duplicates, refused = left_behind.refused,
       accepted = o.next_offset - left_behind.parked - left_behind.duplicates - left_behind.refused
  from (
       select p.projection, p.version, p.topic, p.partition,
              (select count(*) from projection.parked r
                where (r.projection, r.version, r.topic, r.partition) = (p.projection, p.version, p.topic, p.partition)) as parked,
              (select count(*) from projection.outcome r
                where (r.projection, r.version, r.topic, r.partition) = (p.projection, p.version, p.topic, p.partition)
                  and r.outcome = 'duplicate') as duplicates,
              (select count(*) from projection.outcome r
                where (r.projection, r.version, r.topic, r.partition) = (p.projection, p.version, p.topic, p.partition)
                  and r.outcome = 'refused') as refused
         from projection.projection_offset p
        where p.projection = 'notifier') left_behind
 where (o.projection, o.version, o.topic, o.partition)
       = (left_behind.projection, left_behind.version, left_behind.topic, left_behind.partition);
