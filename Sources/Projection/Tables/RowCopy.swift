internal import Applications
internal import Postgres

/// The writes of row changes by COPY, in an open transaction: the quick way for many rows.
enum RowCopy {
    static func write(
        _ changes: RowChanges, schema: String, in transaction: borrowing PostgresTransaction
    ) async throws {
        let statements = TableStatements(schema: schema)
        let removals = changes.changes.flatMap(statements.removals)
        if !removals.isEmpty { _ = try await transaction.pipeline(removals) }
        for change in changes.changes where !change.rows.isEmpty {
            try await copy(change.rows, into: change.table, schema: schema, in: transaction) { $0 }
        }
    }

    static func copy<Item: Sendable>(
        _ items: [Item], into table: TableDefinition, schema: String, in transaction: borrowing PostgresTransaction,
        as row: @Sendable (Item) -> [PostgresValue]
    ) async throws {
        try await transaction.copyIn(into: table.name, schema: schema, columns: table.columns.map(\.name)) { writer in
            try await writer.write(items, as: row)
        }
    }
}
