public import Logging

/// One session with the server. Use it from one task at a time; a second exchange at the same time is refused.
///
/// Cancelling the task stops the running statement at the server; the connection then is usable, or discarded.
public final class PostgresConnection: Sendable {
    let core: ConnectionCore
    let logger: Logger

    private init(core: ConnectionCore, logger: Logger) {
        self.core = core
        self.logger = logger
    }

    /// Opens a connection.
    public static func connect(
        _ configuration: PostgresConfiguration, logger: Logger, observer: @escaping PostgresObserver = { _ in }
    ) async throws(PostgresError) -> PostgresConnection {
        let core = ConnectionCore(configuration: configuration, observer: observer)
        try await core.connect()
        return PostgresConnection(core: core, logger: logger)
    }

    /// Closes the session. Later use is refused.
    public func close() async { await core.close() }

    /// Runs a statement and reads its rows.
    public func query<S: PostgresStatement>(_ statement: S) async throws(PostgresError) -> [S.Row] {
        try await core.single(PipelineStep(statement), scoped: false).rows(of: S.self)
    }

    /// Runs a statement; the number of rows it wrote (or returned).
    @discardableResult
    public func execute<S: PostgresStatement>(_ statement: S) async throws(PostgresError) -> Int {
        try await core.single(PipelineStep(statement), scoped: false).rowsAffected
    }

    /// Runs one SQL statement with parameters, outside the statement types.
    public func query(
        _ sql: String, _ parameters: [PostgresValue] = []
    ) async throws(PostgresError) -> [PostgresRow] {
        try await core.single(PipelineStep(sql: sql, parameters: parameters), scoped: false).rows
    }

    /// Runs SQL text of any number of statements without parameters; rows are dropped.
    public func execute(script: String) async throws(PostgresError) {
        try await core.script(script, scoped: false)
    }

    /// Sends all steps at once, as one implicit transaction: the first error rolls all of them back and is thrown
    /// with the index of its step. A step that must stop the rest has to raise; matching no row is no error.
    public func pipeline(_ steps: [PipelineStep]) async throws(PostgresError) -> [PipelineResult] {
        try await core.pipeline(steps, scoped: false)
    }

    // Not specialised: the optimiser of Swift 6.3.1 crashes on it (GenericSpecializer, a borrowed noncopyable argument).
    /// Runs `body` between BEGIN and COMMIT; rolls back when it throws or the task is cancelled.
    ///
    /// While it runs, only the transaction handed to `body` can be used; a transaction inside is refused.
    @_semantics("optimize.sil.specialize.generic.never")
    public func transaction<R>(
        isolation: PostgresIsolation = .readCommitted,
        _ body: (borrowing PostgresTransaction) async throws -> R
    ) async throws -> R {
        try await core.beginTransaction("BEGIN ISOLATION LEVEL \(isolation.rawValue)")
        let result: R
        do {
            result = try await body(PostgresTransaction(core: core))
            if Task.isCancelled { throw PostgresError.cancelledTask }
        } catch {
            await core.rollback()
            throw error
        }
        try await core.commit()
        return result
    }
}

/// Transaction isolation levels (manual §13.2).
public enum PostgresIsolation: String, Sendable {
    /// Each statement sees what was committed before it.
    case readCommitted = "READ COMMITTED"
    /// The transaction sees one snapshot.
    case repeatableRead = "REPEATABLE READ"
    /// As if transactions ran one after another; may fail with 40001.
    case serializable = "SERIALIZABLE"
}

extension ConnectionCore {
    func single(_ step: PipelineStep, scoped: Bool) async throws(PostgresError) -> PipelineResult {
        do throws(PostgresError) {
            guard let result = try await pipeline([step], scoped: scoped).first else {
                throw misbehaved("a statement gave no result")
            }
            return result
        } catch {
            var alone = error
            alone.step = nil
            throw alone
        }
    }
}
