/// A statement as a type: its SQL, its parameters and the reading of its rows.
///
/// It is prepared once per connection, on first use. Parameters are `$1`, `$2` … in the order of `parameters`;
/// values never become part of the SQL text.
public protocol PostgresStatement: Sendable {
    /// What one row becomes; `Void` for commands.
    associatedtype Row: Sendable = Void

    /// One SQL statement.
    static var sql: String { get }

    /// The values of `$1`, `$2` …
    var parameters: [PostgresValue] { get }

    /// Reads one row.
    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row
}

extension PostgresStatement {
    /// No parameters.
    public var parameters: [PostgresValue] { [] }
}

extension PostgresStatement where Row == Void {
    /// Commands have no rows to read.
    public static func decode(_ row: PostgresRow) throws(PostgresError) {}
}
