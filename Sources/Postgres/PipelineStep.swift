/// One statement of a pipeline.
public struct PipelineStep: Sendable {
    let sql: String
    let parameters: [PostgresValue]
    let prepares: Bool

    /// A step that runs a typed statement, prepared on first use.
    public init<S: PostgresStatement>(_ statement: S) {
        self.init(sql: S.sql, parameters: statement.parameters)
    }

    /// A step of one SQL statement with parameters `$1`, `$2` …
    ///
    /// `prepares: false` is for SQL that is built anew each time and would only fill the cache.
    public init(sql: String, parameters: [PostgresValue] = [], prepares: Bool = true) {
        self.sql = sql
        self.parameters = parameters
        self.prepares = prepares
    }
}

/// What one step of a pipeline gave.
public struct PipelineResult: Sendable {
    let result: ResultRows

    /// Rows inserted, updated, deleted or returned.
    public var rowsAffected: Int { result.handle.rowsAffected }

    /// The rows returned, undecoded.
    public var rows: [PostgresRow] { result.rows }

    /// The rows as a statement reads them.
    public func rows<S: PostgresStatement>(of statement: S.Type) throws(PostgresError) -> [S.Row] {
        var decoded: [S.Row] = []
        decoded.reserveCapacity(result.handle.rowCount)
        for row in result.rows { decoded.append(try S.decode(row)) }
        return decoded
    }
}
