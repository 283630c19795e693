internal import Postgres

/// Checksums of a version's rows, by application and table; of a read model of records, by a thousand records.
struct VersionChecksums: Sendable {
    let tables: [ComparedColumns.Table]
    let hasStandings: Bool

    /// Columns that a table needs to be compared.
    static func key(hasStandings: Bool) -> [String] {
        hasStandings ? ["application_id"] : ["topic", "partition", "record_offset"]
    }

    /// SQL that compares two sources of checksums, each read once: rows of how many there are, and key, table and kind
    /// of what differs, by key. One row without a key when nothing differs.
    static func comparison(of first: String, against second: String) -> String {
        """
        with compared as materialized (
            select key, name, one.hash as hash, other.hash as other_hash
              from (\(first)) one full join (\(second)) other using (key, name))
        select total.compared, differing.key, differing.name, differing.kind
          from (select count(*) as compared from compared) total
          left join (
              select key, name,
                     case when hash is null then 'missing' when other_hash is null then 'surplus' else 'different' end
                       as kind
                from compared
               where hash is distinct from other_hash) differing on true
         order by differing.key collate "C", differing.name collate "C"
        """
    }

    /// SQL that gives key, table and checksum; of rows, whatever the order they lie in.
    func sql(schema: String) -> String {
        let key =
            hasStandings ? "t.application_id::text" : "t.topic || '/' || t.partition || '/' || t.record_offset / 1000"
        let parts = tables.map { table in
            let columns = table.columns.map { "t.\(SQLName.quoted($0))" }.joined(separator: ", ")
            return """
                select \(key) as key, '\(table.name.replacing("'", with: "''"))' as name,
                       md5(row(\(columns))::text) as hash
                  from \(SQLName.quoted(schema)).\(SQLName.quoted(table.name)) t
                """
        }
        return """
            select key, name, md5(string_agg(hash, '' order by hash)) as hash
              from (\(parts.joined(separator: " union all "))) rows
             group by key, name
            """
    }
}
