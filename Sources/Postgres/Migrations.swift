/// Forward-only migrations: each file once, in order, in its own transaction, one runner at a time.
///
/// Needs a direct connection: a transaction-mode pooler breaks the session advisory lock. The lock is tried again and
/// again instead of waited for, since a waiting statement would hold a snapshot that CREATE INDEX CONCURRENTLY of the
/// runner waits for.
public struct Migrations: Sendable {
    private let files: [MigrationFile]
    private let schema: String

    /// `historySchema` holds the table `applied` and is made when it is not there.
    public init(files: [MigrationFile], historySchema: String = "migrations") {
        self.files = files
        schema = historySchema
    }

    /// Applies what is pending; the names of the files applied now. Waits for another runner for at most `patience`.
    @discardableResult
    public func apply(
        on connection: PostgresConnection, patience: Duration = .seconds(300)
    ) async throws -> [String] {
        try await connection.execute(script: "SET statement_timeout = 0; SET lock_timeout = '30s'")
        do {
            try await lock(connection, until: .now + patience)
            let applied = try await applyPending(connection)
            await release(connection)
            return applied
        } catch {
            await release(connection)
            throw error
        }
    }

    /// The names of the files that `apply` would run, in order; refuses for the same reasons.
    public func pending(on connection: PostgresConnection) async throws -> [String] {
        try await plan(connection).pending.map(\.name)
    }

    private var table: String { SQLName.quoted(schema) + ".applied" }

    private func applyPending(_ connection: PostgresConnection) async throws -> [String] {
        let create = """
            CREATE SCHEMA IF NOT EXISTS \(SQLName.quoted(schema));
            CREATE TABLE IF NOT EXISTS \(table) (
                name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())
            """
        try await connection.execute(script: create)
        var done: [String] = []
        for file in try await plan(connection).pending {
            do throws(PostgresError) {
                try await run(file, connection)
            } catch {
                throw error.prefixed(file.name)
            }
            done.append(file.name)
        }
        return done
    }

    private func run(_ file: MigrationFile, _ connection: PostgresConnection) async throws(PostgresError) {
        let record = "INSERT INTO \(table) (name, checksum) VALUES ($1, $2)"
        let values: [PostgresValue] = [.text(file.name), .text(file.checksum)]
        guard file.runsInTransaction else {
            try await connection.core.script(file.sql, scoped: false, isPatient: true)
            _ = try await connection.query(record, values)
            return
        }
        do {
            try await connection.transaction { tx in
                try await tx.core.script(file.sql, scoped: true, isPatient: true)
                guard await tx.core.isInServerTransaction else {
                    throw PostgresError(
                        .migration, "the file ended its own transaction",
                        hint: "take COMMIT and ROLLBACK out of the file")
                }
                _ = try await tx.query(record, values)
            }
        } catch let error as PostgresError {
            throw error
        } catch {
            throw PostgresError(.migration, "the file was not applied", hint: "see the log before it")
        }
    }

    private func plan(_ connection: PostgresConnection) async throws(PostgresError) -> MigrationPlan {
        let there = try await connection.query("SELECT to_regclass($1) IS NOT NULL", [.text(table)])
        guard let row = there.first, try row.bool(0) else { return try MigrationPlan(files: files, applied: [:]) }
        var applied: [String: String] = [:]
        for row in try await connection.query("SELECT name, checksum FROM \(table)") {
            applied[try row.text(0)] = try row.text(1)
        }
        return try MigrationPlan(files: files, applied: applied)
    }

    private func lock(_ connection: PostgresConnection, until deadline: ContinuousClock.Instant) async throws {
        while true {
            let rows = try await connection.query(
                "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", [.text("migrations of " + schema)])
            if let row = rows.first, try row.bool(0) { return }
            guard ContinuousClock.now < deadline else {
                throw PostgresError(
                    .timeout, "another runner holds the migration lock", hint: "wait for it, or end its session")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Gives the lock back even when the task is cancelled; a connection that cannot loses it by closing.
    private func release(_ connection: PostgresConnection) async {
        do {
            try await connection.core.script(
                "SELECT pg_advisory_unlock_all(); RESET statement_timeout; RESET lock_timeout", scoped: false,
                isCancellable: false)
        } catch {
            await connection.close()
        }
    }
}
