internal import Postgres

/// Checksums of a version's rows, by application and table; of a read model of records, by a thousand records.
struct VersionChecksums: Sendable {
    let definition: ReadModelDefinition
    let hasStandings: Bool

    /// SQL that compares two sources of checksums: how many there are, or key, table and kind of what differs, by key.
    static func comparison(of first: String, against second: String, counting: Bool) -> String {
        let joined = "(\(first)) one full join (\(second)) other using (key, name)"
        guard !counting else { return "select count(*) from \(joined)" }
        return """
            select key, name,
                   case when one.hash is null then 'missing' when other.hash is null then 'surplus' else 'different' end
              from \(joined)
             where one.hash is distinct from other.hash
             order by key collate "C", name collate "C"
            """
    }

    /// SQL that gives key, table and checksum; of rows, whatever the order they lie in.
    func sql(schema: String) -> String {
        let tables = hasStandings ? [Standing.table] + definition.tables : definition.tables
        let parts = tables.map { table in
            let key =
                hasStandings
                ? "t.application_id::text" : "t.topic || '/' || t.partition || '/' || t.record_offset / 1000"
            return """
                select \(key) as key, '\(table.name)' as name, md5(t::text) as hash
                  from \(TableStatements(schema: schema).name(of: table)) t
                """
        }
        return """
            select key, name, md5(string_agg(hash, '' order by hash)) as hash
              from (\(parts.joined(separator: " union all "))) rows
             group by key, name
            """
    }
}
