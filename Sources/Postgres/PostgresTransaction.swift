/// An open transaction. It cannot be copied or kept, so it cannot outlive the closure it is handed to.
public struct PostgresTransaction: ~Copyable, Sendable {
    let core: ConnectionCore

    /// Runs a statement and reads its rows.
    public func query<S: PostgresStatement>(_ statement: S) async throws(PostgresError) -> [S.Row] {
        try await core.single(PipelineStep(statement), scoped: true).rows(of: S.self)
    }

    /// Runs a statement; the number of rows it wrote (or returned).
    @discardableResult
    public func execute<S: PostgresStatement>(_ statement: S) async throws(PostgresError) -> Int {
        try await core.single(PipelineStep(statement), scoped: true).rowsAffected
    }

    /// Runs one SQL statement with parameters, outside the statement types.
    public func query(
        _ sql: String, _ parameters: [PostgresValue] = []
    ) async throws(PostgresError) -> [PostgresRow] {
        try await core.single(PipelineStep(sql: sql, parameters: parameters), scoped: true).rows
    }

    /// Runs SQL text of any number of statements without parameters; rows are dropped.
    public func execute(script: String) async throws(PostgresError) {
        try await core.script(script, scoped: true)
    }

    /// Sends all steps at once. After an error the transaction can only be rolled back.
    public func pipeline(_ steps: [PipelineStep]) async throws(PostgresError) -> [PipelineResult] {
        try await core.pipeline(steps, scoped: true)
    }
}
