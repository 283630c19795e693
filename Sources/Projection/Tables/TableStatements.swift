internal import Applications
internal import Postgres

/// The writes of row changes in a schema, set by set.
struct TableStatements: Sendable {
    let schema: String

    /// Rows that go, and values that are emptied.
    func removals(of change: RowChanges.Change) -> [PipelineStep] {
        var steps: [PipelineStep] = []
        if !change.replaced.isEmpty { steps.append(deletion(of: change.replaced, from: change.table)) }
        if !change.blanked.isEmpty, let column = change.table.blankColumn {
            steps.append(
                PipelineStep(
                    sql: """
                        update \(name(of: change.table)) set "\(change.table.columns[column].name)" = '{}'
                         where application_id = any($1)
                        """,
                    parameters: [.uuidArray(change.blanked.map(\.postgres))]))
        }
        return steps
    }

    private func deletion(of applications: Set<ApplicationID>, from table: TableDefinition) -> PipelineStep {
        PipelineStep(
            sql: "delete from \(name(of: table)) where application_id = any($1)",
            parameters: [.uuidArray(applications.map(\.postgres))])
    }

    func insertion(of rows: [[PostgresValue]], into table: TableDefinition) -> PipelineStep {
        PipelineStep(
            sql: "insert into \(name(of: table)) (\(columns(of: table))) select * from unnest(\(arrays(of: table)))",
            parameters: parameters(rows, table))
    }

    /// Adds rows, or overwrites the ones of the same application; one row per application.
    func replacement(of rows: [[PostgresValue]], in table: TableDefinition) -> PipelineStep {
        let assignments = table.columns.dropFirst().map { "\"\($0.name)\" = excluded.\"\($0.name)\"" }
        return PipelineStep(
            sql: """
                insert into \(name(of: table)) (\(columns(of: table))) select * from unnest(\(arrays(of: table)))
                on conflict (application_id) do update set \(assignments.joined(separator: ", "))
                """,
            parameters: parameters(rows, table))
    }

    func name(of table: TableDefinition) -> String { "\(schema).\"\(table.name)\"" }

    private func columns(of table: TableDefinition) -> String {
        table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    }

    private func arrays(of table: TableDefinition) -> String {
        table.columns.enumerated().map { "$\($0 + 1)::\($1.type.rawValue)[]" }.joined(separator: ", ")
    }

    private func parameters(_ rows: [[PostgresValue]], _ table: TableDefinition) -> [PostgresValue] {
        table.columns.enumerated().map { index, column in
            .array(of: column.type.postgres, rows.map { $0[index] })
        }
    }
}

extension ColumnType {
    var postgres: PostgresType {
        switch self {
        case .uuid: .uuid
        case .text: .text
        case .int4: .int4
        case .int8: .int8
        case .bool: .bool
        case .date: .date
        case .timestamptz: .timestamptz
        case .numeric: .numeric
        case .jsonb: .jsonb
        case .bytea: .bytea
        }
    }
}
