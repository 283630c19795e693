import Testing

@testable import Postgres

struct PoolTests {
    @Test func `connections are reused and never more than allowed`() async throws {
        try await TestDatabase.withPool(2) { pool in
            let backends = try await withThrowingTaskGroup(of: Int32.self) { group in
                for _ in 0..<20 { group.addTask { try await pool.withConnection { try await $0.backend } } }
                return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
            }
            #expect(backends.count <= 2)
        }
    }

    @Test func `a full pool makes callers wait and then gives up`() async throws {
        try await TestDatabase.withPool(1) { pool in
            try await pool.withConnection { _ in
                let error = try await TestDatabase.error {
                    try await pool.withConnection(within: .milliseconds(50)) { _ in }
                }
                #expect(error.kind == .poolTimeout)
                #expect(error.isTransient)
            }
            #expect(try await pool.withConnection { try await $0.count("SELECT 1") } == 1)
        }
    }

    @Test func `a cancelled waiter leaves the queue`() async throws {
        try await TestDatabase.withPool(1) { pool in
            try await pool.withConnection { _ in
                let waiter = Task { try await pool.withConnection { _ in } }
                waiter.cancel()
                let error = try await TestDatabase.error { try await waiter.value }
                #expect(error.kind == .cancelled)
            }
            #expect(try await pool.withConnection { try await $0.count("SELECT 1") } == 1)
        }
    }

    @Test func `the pool replaces a connection whose backend was terminated`() async throws {
        try await TestDatabase.withPool(1) { pool in
            let pid = try await pool.withConnection { try await $0.backend }
            try await TestDatabase.withConnection { other in
                _ = try await other.query("SELECT pg_terminate_backend($1)", [.int4(pid)])
                try await TestDatabase.eventually {
                    try await other.count("SELECT count(*) FROM pg_stat_activity WHERE pid = \(pid)") == 0
                }
            }
            #expect(try await pool.withConnection { try await $0.backend } != pid)
        }
    }

    @Test func `a connection returned inside a transaction is discarded`() async throws {
        try await TestDatabase.withPool(1) { pool in
            let pid = try await pool.withConnection { connection in
                try await connection.execute(script: "BEGIN")
                return try await connection.backend
            }
            #expect(try await pool.withConnection { try await $0.backend } != pid)
        }
    }

    @Test func `a statement is prepared anew after a reconnect`() async throws {
        try await TestDatabase.withPool(1) { pool in
            for _ in 0..<2 {
                try await pool.withConnection { connection in
                    let prepared = "SELECT count(*) FROM pg_prepared_statements"
                    let counts = [try await connection.count(prepared), try await connection.count(prepared)]
                    #expect(counts == [1, 1])
                    _ = try? await connection.query("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
        }
    }

    @Test func `a connection given back while another caller begins to wait is not lost`() async throws {
        try await TestDatabase.withPool(1) { pool in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { for _ in 0..<5_000 { try await pool.withConnection { _ in } } }
                }
                try await group.waitForAll()
            }
            #expect(pool.lentConnections == 0)
        }
    }

    @Test func `a closed pool refuses callers`() async throws {
        try await TestDatabase.withPool(1) { pool in
            try await pool.withConnection { _ in }
            await pool.close()
            let error = try await TestDatabase.error { try await pool.withConnection { _ in } }
            #expect(error.kind == .closed)
        }
    }

    @Test func `an unreachable server is reported as the cause`() async throws {
        let pool = PostgresPool(
            configuration: try PostgresConfiguration(url: "postgresql://postgres@127.0.0.1:1/none"),
            maximumConnections: 1, acquireTimeout: .seconds(3), logger: TestDatabase.logger)
        let error = try await TestDatabase.error { try await pool.withConnection { _ in } }
        #expect(error.kind == .connection)
        await pool.close()
    }
}

struct PoolStateTests {
    @Test func `waiters are served in order`() {
        var state = PoolState<Int>(maximum: 1)
        _ = state.acquire(1)
        _ = state.acquire(2)
        guard case .serve(1, 7)? = state.opened(7).first else { Issue.record("the first is served"); return }
        let actions = state.returned(7, isReusable: true, at: .now)
        guard case .serve(2, 7)? = actions.first else { Issue.record("the second is served"); return }
    }

    @Test func `a lost connection is replaced for the next waiter`() {
        var state = PoolState<Int>(maximum: 1)
        _ = state.acquire(1)
        _ = state.opened(7)
        _ = state.acquire(2)
        #expect(state.opening == 0)
        _ = state.returned(7, isReusable: false, at: .now)
        #expect(state.opening == 1)
        #expect(state.lent == 0)
    }

    @Test func `failures are retried with growing pauses, a final one fails the waiters`() {
        var state = PoolState<Int>(maximum: 1)
        _ = state.acquire(1)
        var pauses: [Duration] = []
        for _ in 0..<3 {
            for case .open(let after) in state.openFailed(PostgresError(.connection, "", hint: "")) {
                pauses.append(after)
            }
        }
        #expect(pauses == [.milliseconds(50), .milliseconds(100), .milliseconds(200)])
        let last = state.openFailed(PostgresError(.connection, "", hint: "", sqlState: "28P01"))
        guard case .fail(1, _)? = last.first else { Issue.record("the waiter fails"); return }
        #expect(state.waiters.isEmpty)
    }
}
