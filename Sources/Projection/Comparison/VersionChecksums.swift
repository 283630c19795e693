internal import Postgres

/// Checksums of a version's rows, by application and table; of a read model of records, by a thousand records.
struct VersionChecksums: Sendable {
    let definition: ReadModelDefinition
    let hasStandings: Bool

    /// SQL that gives key, table and checksum, sorted; of rows, whatever the order they lie in.
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
            select key collate "C", name, md5(string_agg(hash, '' order by hash))
              from (\(parts.joined(separator: " union all "))) rows
             group by key, name order by key collate "C", name collate "C"
            """
    }
}
