import Testing

@testable import Postgres

struct SessionTests {
    @Test func `a cancelled task stops its statement and leaves the connection usable`() async throws {
        try await TestDatabase.withConnection { connection in
            let pid = try await connection.backend
            let task = Task { _ = try await connection.query("SELECT pg_sleep(60)") }
            try await TestDatabase.withConnection { other in
                try await TestDatabase.eventually {
                    try await other.count(
                        "SELECT count(*) FROM pg_stat_activity WHERE pid = \(pid) AND wait_event = 'PgSleep'") == 1
                }
            }
            task.cancel()
            let error = try await TestDatabase.error { try await task.value }
            #expect(error.kind == .cancelled)
            #expect(try await connection.backend == pid)
        }
    }

    @Test func `a statement beyond its timeout is stopped by the server`() async throws {
        var configuration = try TestDatabase.configuration()
        configuration.statementTimeout = .milliseconds(50)
        let connection = try await PostgresConnection.connect(configuration, logger: TestDatabase.logger)
        let error = try await TestDatabase.error { _ = try await connection.query("SELECT pg_sleep(60)") }
        #expect(error.kind == .timeout)
        #expect(error.sqlState == "57014")
        #expect(try await connection.count("SELECT 1") == 1)
        await connection.close()
    }

    @Test func `a deadline cancels the work inside`() async throws {
        try await TestDatabase.withConnection { connection in
            let error = try await TestDatabase.error {
                try await PostgresDeadline.run(within: .milliseconds(50)) {
                    _ = try await connection.query("SELECT pg_sleep(60)")
                }
            }
            #expect(error.kind == .timeout)
            #expect(try await connection.count("SELECT 1") == 1)
        }
    }

    @Test func `session options are set at connect`() async throws {
        var configuration = try TestDatabase.configuration()
        configuration.lockTimeout = .milliseconds(1_234)
        configuration.applicationName = "a name with spaces"
        configuration.searchPath = ["pg_catalog", "odd \"schema"]
        let connection = try await PostgresConnection.connect(configuration, logger: TestDatabase.logger)
        let row = try #require(
            try await connection.query(
                """
                SELECT current_setting('lock_timeout'), current_setting('application_name'),
                    current_setting('idle_in_transaction_session_timeout'), current_setting('search_path')
                """
            ).first)
        #expect(try row.text(0) == "1234ms")
        #expect(try row.text(1) == "a name with spaces")
        #expect(try row.text(2) == "10s")
        #expect(try row.text(3) == "\"pg_catalog\",\"odd \"\"schema\"")
        await connection.close()
    }

    @Test func `a refused connection is a transient connection error with a hint`() async throws {
        let configuration = try PostgresConfiguration(url: "postgresql://postgres@127.0.0.1:1/none")
        let error = try await TestDatabase.error {
            _ = try await PostgresConnection.connect(configuration, logger: TestDatabase.logger)
        }
        #expect(error.kind == .connection)
        #expect(error.isTransient)
        #expect(!error.hint.isEmpty)
    }

    @Test func `an unknown database is not transient`() async throws {
        var configuration = try TestDatabase.configuration()
        configuration = try configuration.replacing("dbname", with: "no_such_database")
        let error = try await TestDatabase.error {
            _ = try await PostgresConnection.connect(configuration, logger: TestDatabase.logger)
        }
        #expect(error.sqlState == "3D000")
        #expect(!error.isTransient)
    }

    @Test func `a terminated backend is a transient error and the connection is refused afterwards`() async throws {
        try await TestDatabase.withConnection { connection in
            let error = try await TestDatabase.error {
                _ = try await connection.query("SELECT pg_terminate_backend(pg_backend_pid())")
            }
            #expect(error.kind == .connection)
            #expect(error.isTransient)
            let after = try await TestDatabase.error { _ = try await connection.query("SELECT 1") }
            #expect(after.kind == .connection)
        }
    }

    @Test func `a second exchange at the same time is refused`() async throws {
        try await TestDatabase.withConnection { connection in
            let error = try await TestDatabase.error {
                try await connection.copyIn(into: "none", columns: []) { _ in }
            }
            #expect(error.kind == .server)
            let inner = try await TestDatabase.error {
                try await connection.copyOut("SELECT 1") { _ in _ = try await connection.query("SELECT 1") }
            }
            #expect(inner.kind == .usage)
            #expect(try await connection.count("SELECT 1") == 1)
        }
    }
}

struct TransactionTests {
    private struct Stop: Error {}

    private func withTable(_ body: (PostgresConnection) async throws -> Void) async throws {
        try await TestDatabase.withSchema { connection, _ in
            try await connection.execute(script: "CREATE TABLE t (id int8)")
            try await body(connection)
        }
    }

    @Test func `a transaction commits what it wrote and returns its value`() async throws {
        try await withTable { connection in
            let value = try await connection.transaction { tx in
                try await tx.execute(script: "INSERT INTO t VALUES (1)")
                return try await tx.query("SELECT id FROM t").count
            }
            #expect(value == 1)
            #expect(try await connection.count("SELECT count(*) FROM t") == 1)
        }
    }

    @Test func `a thrown error rolls back`() async throws {
        try await withTable { connection in
            await #expect(throws: Stop.self) {
                try await connection.transaction { tx in
                    try await tx.execute(script: "INSERT INTO t VALUES (1)")
                    throw Stop()
                }
            }
            let left = try await connection.count("SELECT count(*) FROM t")
            #expect(left == 0)
        }
    }

    @Test func `a swallowed error does not pass for a commit`() async throws {
        try await withTable { connection in
            let error = try await TestDatabase.error {
                try await connection.transaction { tx in
                    try await tx.execute(script: "INSERT INTO t VALUES (1)")
                    _ = try? await tx.query("SELECT 1/0")
                }
            }
            #expect(error.sqlState == "25P02")
            #expect(try await connection.count("SELECT count(*) FROM t") == 0)
        }
    }

    @Test func `cancellation rolls back`() async throws {
        try await withTable { connection in
            let task = Task {
                try await connection.transaction { tx in
                    try await tx.execute(script: "INSERT INTO t VALUES (1)")
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            let error = try await TestDatabase.error { try await task.value }
            #expect(error.kind == .cancelled)
            #expect(try await connection.count("SELECT count(*) FROM t") == 0)
        }
    }

    @Test func `a transaction inside a transaction is refused`() async throws {
        try await withTable { connection in
            let error = try await TestDatabase.error {
                try await connection.transaction { _ in
                    try await connection.transaction { _ in }
                }
            }
            #expect(error.kind == .usage)
            #expect(try await connection.count("SELECT 1") == 1)
        }
    }
}

extension PostgresConfiguration {
    func replacing(_ keyword: String, with value: String) throws -> PostgresConfiguration {
        var all = parameters
        all[keyword] = value
        all["options"] = nil
        return try PostgresConfiguration(url: all.map { "\($0)='\($1)'" }.joined(separator: " "))
    }
}
