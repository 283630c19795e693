public import Applications
public import Postgres

/// What a batch does to the tables of a read model: rows that are added, after the rows of some applications went.
public struct RowChanges: Sendable {
    /// One table's part.
    struct Change: Sendable {
        let table: TableDefinition
        /// Applications whose rows that the table has already are deleted first.
        var replaced: Set<ApplicationID> = []
        /// Applications whose rows that the table has already lose the value of `blankColumn`.
        var blanked: Set<ApplicationID> = []
        /// One value per column, in the table's order.
        var rows: [[PostgresValue]] = []
    }

    private(set) var changes: [Change]

    /// - Parameter tables: the read model's tables, in the order in which they are written.
    public init(tables: [TableDefinition]) {
        changes = tables.map { Change(table: $0) }
    }

    /// Adds a row: one value per column, each `.null` or of the column's type.
    public mutating func append(_ row: [PostgresValue], to table: TableDefinition) {
        precondition(row.count == table.columns.count, "\(table.name) has \(table.columns.count) columns")
        changes[place(of: table)].rows.append(row)
    }

    /// The application's rows in these tables go, those of this batch too; rows added afterwards stay.
    public mutating func replace(_ application: ApplicationID, in tables: [TableDefinition]) {
        let id = PostgresValue.uuid(application.postgres)
        for table in tables {
            let place = place(of: table)
            changes[place].rows.removeAll { $0.first == id }
            changes[place].replaced.insert(application)
        }
    }

    /// The JSON column of the application's rows, those of this batch too, becomes an empty object; the rows stay.
    public mutating func blank(_ application: ApplicationID, in table: TableDefinition) {
        guard let column = table.blankColumn else { preconditionFailure("\(table.name) has nothing to blank") }
        let id = PostgresValue.uuid(application.postgres)
        let place = place(of: table)
        for index in changes[place].rows.indices where changes[place].rows[index].first == id {
            changes[place].rows[index][column] = .jsonb(Array("{}".utf8))
        }
        changes[place].blanked.insert(application)
    }

    /// Rows added.
    public var rowCount: Int { changes.reduce(0) { $0 + $1.rows.count } }

    private func place(of table: TableDefinition) -> Int {
        // A dozen short names: quicker compared than hashed.
        guard let place = changes.firstIndex(where: { $0.table.name == table.name }) else {
            preconditionFailure("\(table.name) is no table of this read model")
        }
        return place
    }
}
