import Logging
import Synchronization
import Testing

@testable import Postgres

#if canImport(Glibc)
    import Glibc
#endif

/// The server of `DATABASE_URL`, and a schema of its own for each test.
enum TestDatabase {
    static let logger = Logger(label: "postgres-tests") { _ in SwiftLogNoOpLogHandler() }

    static func configuration() throws -> PostgresConfiguration {
        let url = try #require(getenv("DATABASE_URL").map { String(cString: $0) }, "DATABASE_URL names the server")
        return try PostgresConfiguration(url: url)
    }

    /// Runs `body` with a connection whose search path is a fresh schema.
    static func withSchema<R>(_ body: (PostgresConnection, String) async throws -> R) async throws -> R {
        let schema = "test_\(UInt64.random(in: 0 ..< .max))"
        var configuration = try configuration()
        configuration.searchPath = [schema]
        let connection = try await PostgresConnection.connect(configuration, logger: logger)
        try await connection.execute(script: "CREATE SCHEMA \(schema)")
        let outcome: Result<R, any Error>
        do { outcome = .success(try await body(connection, schema)) } catch { outcome = .failure(error) }
        await connection.close()
        let cleaner = try await PostgresConnection.connect(configuration, logger: logger)
        try await cleaner.execute(script: "DROP SCHEMA \(schema) CASCADE")
        await cleaner.close()
        return try outcome.get()
    }

    static func withConnection<R>(_ body: (PostgresConnection) async throws -> R) async throws -> R {
        let connection = try await PostgresConnection.connect(try configuration(), logger: logger)
        let outcome: Result<R, any Error>
        do { outcome = .success(try await body(connection)) } catch { outcome = .failure(error) }
        await connection.close()
        return try outcome.get()
    }

    static func withPool<R>(
        _ maximum: Int, _ body: (PostgresPool) async throws -> R
    ) async throws -> R {
        let pool = PostgresPool(
            configuration: try configuration(), maximumConnections: maximum, acquireTimeout: .seconds(30),
            logger: logger)
        let outcome: Result<R, any Error>
        do { outcome = .success(try await body(pool)) } catch { outcome = .failure(error) }
        await pool.close()
        return try outcome.get()
    }

    /// Asks again and again until the condition holds; fails after ten seconds.
    static func eventually(_ condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now.advanced(by: .seconds(10))
        while try await !condition() {
            try #require(ContinuousClock.now < deadline, "the condition did not come true in time")
            await Task.yield()
        }
    }

    /// The error an operation ends with.
    static func error(_ body: () async throws -> Void) async throws -> PostgresError {
        do { try await body() } catch let error as PostgresError { return error }
        Issue.record("no error was thrown")
        throw PostgresError(.usage, "no error was thrown", hint: "")
    }
}

extension PostgresConnection {
    func count(_ sql: String) async throws -> Int {
        try #require(try await query(sql).first).int(0)
    }

    var backend: Int32 {
        get async throws { try #require(try await query("SELECT pg_backend_pid()").first).int4(0) }
    }
}
