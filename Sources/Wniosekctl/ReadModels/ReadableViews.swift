import Postgres

/// One column of each view that `caseworker_ro` may read, in schemas opened to it.
///
/// A column is known to be never null where it is one of a table, which the view's query tree says, and no outer join
/// may miss the table: it is the first one joined, or joined by an inner join where no subquery is joined by an outer
/// one. Tree and definition are read as text: every output column of that name in the tree has to qualify, so what is
/// read wrongly is called unknown.
struct ReadableViews: PostgresStatement {
    static let sql = """
        with readable as (
            select n.nspname, n.oid as schema_oid, c.oid, c.relname, d.definition,
                   case when split_part(d.definition, 'FROM', 1) !~ '^ WITH|SELECT.*SELECT'
                        then ltrim(substr(d.definition, strpos(d.definition, 'FROM') + 4), E' (\\n') end as joined,
                   (select r.ev_action::text from pg_catalog.pg_rewrite r
                     where r.ev_class = c.oid and r.rulename = '_RETURN') as tree
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             cross join lateral pg_get_viewdef(c.oid) as d (definition)
             where c.relkind = 'v'
               and exists (select from aclexplode(n.nspacl) given
                            where given.grantee = (select oid from pg_catalog.pg_roles where rolname = 'caseworker_ro'))
               and has_table_privilege('caseworker_ro', c.oid, 'select')
        )
        select v.nspname, obj_description(v.schema_oid, 'pg_namespace'), v.relname, obj_description(v.oid, 'pg_class'),
               a.attname, format_type(a.atttypid, a.atttypmod), col_description(v.oid, a.attnum),
               coalesce(
                   (select bool_and(coalesce(
                               origin.attnotnull
                               and (v.joined ~ format('^%s\\M', origin.attrelid::regclass)
                                    or v.definition !~ format('LEFT JOIN (LATERAL|\\(|%s\\M)', origin.attrelid::regclass)),
                               false))
                      from regexp_matches(
                               v.tree,
                               format(':resname %s :ressortgroupref \\d+ :resorigtbl (\\d+) :resorigcol (\\d+)', a.attname),
                               'g') as found (place)
                      left join pg_catalog.pg_attribute origin
                        on origin.attrelid = found.place[1]::oid and origin.attnum = found.place[2]::smallint)
                   and v.definition !~ '\\m(FULL JOIN|RIGHT JOIN|GROUPING SETS|ROLLUP|CUBE)', false)
          from readable v
          join pg_catalog.pg_attribute a on a.attrelid = v.oid and a.attnum > 0 and not a.attisdropped
         order by v.nspname, v.relname, a.attnum
        """

    static func decode(_ row: PostgresRow) throws(PostgresError) -> ReadableView {
        let column = ReadableView.Column(
            name: try row.text(4), type: try row.text(5), isNeverNull: try row.bool(7),
            comment: try row.optionalText(6))
        return ReadableView(
            schema: try row.text(0), schemaComment: try row.optionalText(1), name: try row.text(2),
            comment: try row.optionalText(3), columns: [column])
    }
}
