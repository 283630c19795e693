internal import Postgres

/// Tables and columns of a version as the database has them, not as this release would make them.
struct VersionColumns: Sendable, Equatable {
    let version: Int
    let schema: String
    /// Types of columns by name, by name of the table.
    let tables: [String: [String: String]]

    static func of(
        _ version: ProjectionVersion, in transaction: borrowing PostgresTransaction
    ) async throws -> VersionColumns {
        var tables: [String: [String: String]] = [:]
        for row in try await transaction.query(LoadColumns(schema: version.schema)) {
            tables[row.table, default: [:]][row.column] = row.type
        }
        return VersionColumns(version: version.version, schema: version.schema, tables: tables)
    }
}

private struct LoadColumns: PostgresStatement {
    let schema: String

    static let sql = """
        select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod)
          from pg_catalog.pg_attribute a
          join pg_catalog.pg_class c on c.oid = a.attrelid
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition
           and a.attnum > 0 and not a.attisdropped
        """

    var parameters: [PostgresValue] { [.text(schema)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> (table: String, column: String, type: String) {
        (try row.text(0), try row.text(1), try row.text(2))
    }
}
