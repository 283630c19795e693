create function header_texts(headers bytea) returns jsonb
language sql immutable strict parallel safe
begin atomic
    -- Lengths are held within the bytes, so that damaged headers are shown as far as they go and raise nothing.
    with recursive header (ordinal, name, value, rest) as (
        select 0, null::bytea, null::bytea, headers
        union all
        select h.ordinal + 1,
               substr(h.rest, 5, n.length),
               case when v.length >= 0 then substr(h.rest, n.length + 9, v.length) end,
               substr(h.rest, n.length + 9 + greatest(v.length, 0))
          from header h,
               lateral (select greatest(least(('x' || encode(substr(h.rest, 1, 4), 'hex'))::bit(32)::integer,
                                              octet_length(h.rest)), 0)) as n (length),
               lateral (select least(('x' || encode(substr(h.rest, n.length + 5, 4), 'hex'))::bit(32)::integer,
                                     octet_length(h.rest))) as v (length)
         where octet_length(h.rest) >= 8
    )
    select coalesce(jsonb_agg(jsonb_build_array(utf8_text(name), utf8_text(value)) order by ordinal), '[]')
      from header
     where ordinal > 0;
end;

comment on function header_texts is
    'Headers of record.headers as [[name, value], …]; null stands for a value that is missing or no text.';
