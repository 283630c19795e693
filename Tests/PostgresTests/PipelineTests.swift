import Testing

@testable import Postgres

private struct Insert: PostgresStatement {
    static let sql = "INSERT INTO t (id, label) VALUES ($1, $2)"
    let id: Int64
    let label: String?
    var parameters: [PostgresValue] { [.int8(id), .optionalText(label)] }
}

private struct Labels: PostgresStatement {
    static let sql = "SELECT label FROM t ORDER BY id"
    static func decode(_ row: PostgresRow) throws(PostgresError) -> String? { try row.optionalText(0) }
}

struct PipelineTests {
    private func withTable<R>(_ body: (PostgresConnection) async throws -> R) async throws -> R {
        try await TestDatabase.withSchema { connection, _ in
            try await connection.execute(script: "CREATE TABLE t (id int8 PRIMARY KEY, label text)")
            return try await body(connection)
        }
    }

    @Test func `each step gives its rows or its count`() async throws {
        try await withTable { connection in
            let results = try await connection.pipeline([
                PipelineStep(Insert(id: 1, label: "a")), PipelineStep(Insert(id: 2, label: nil)),
                PipelineStep(Labels()),
            ])
            #expect(results.map(\.rowsAffected) == [1, 1, 2])
            #expect(try results[2].rows(of: Labels.self) == ["a", nil])
            #expect(try await connection.query(Labels()) == ["a", nil])
            #expect(try await connection.execute(Insert(id: 3, label: "c")) == 1)
        }
    }

    @Test func `a failing step rolls back all steps and is named`() async throws {
        try await withTable { connection in
            let steps = [1, 2, 1, 3].map { PipelineStep(Insert(id: $0, label: "secret-\($0)")) }
            let error = try await TestDatabase.error { _ = try await connection.pipeline(steps) }
            #expect(error.step == 2)
            #expect(error.sqlState == "23505")
            #expect(error.constraint == "t_pkey")
            #expect(error.detail == "Key (id)=(…) already exists.")
            #expect(try await connection.count("SELECT count(*) FROM t") == 0)
        }
    }

    @Test func `an update that matches no row does not stop the rest, a function that raises does`() async throws {
        try await withTable { connection in
            try await connection.execute(
                script: """
                    CREATE TABLE o (next int8); INSERT INTO o VALUES (5);
                    CREATE FUNCTION advance(expected int8, new int8) RETURNS void LANGUAGE plpgsql AS $$
                    BEGIN
                        UPDATE o SET next = new WHERE next = expected;
                        IF NOT FOUND THEN RAISE EXCEPTION 'offset-conflict' USING ERRCODE = 'WN001'; END IF;
                    END $$
                    """)
            let stale = PipelineStep(sql: "SELECT advance($1, $2)", parameters: [.int8(4), .int8(6)])
            let error = try await TestDatabase.error {
                _ = try await connection.pipeline([stale, PipelineStep(Insert(id: 1, label: nil))])
            }
            #expect(error.sqlState == "WN001")
            #expect(error.message == "offset-conflict")
            #expect(error.step == 0)
            #expect(try await connection.count("SELECT count(*) FROM t") == 0)
            let fresh = PipelineStep(sql: "SELECT advance($1, $2)", parameters: [.int8(5), .int8(6)])
            _ = try await connection.pipeline([fresh, PipelineStep(Insert(id: 1, label: nil))])
            #expect(try await connection.count("SELECT count(*) FROM t") == 1)
        }
    }

    @Test func `five thousand steps with large answers do not block`() async throws {
        try await withTable { connection in
            let text = String(repeating: "x", count: 4_000)
            let steps = (0..<5_000).map {
                PipelineStep(sql: "SELECT $1::int8, $2::text", parameters: [.int8($0), .text(text)])
            }
            let results = try await connection.pipeline(steps)
            #expect(results.count == 5_000)
            #expect(try results.enumerated().allSatisfy { try $1.rows[0].int8(0) == Int64($0) })
        }
    }

    @Test func `a statement is prepared once per connection and parameter types`() async throws {
        try await withTable { connection in
            for id in 0..<5 {
                try await connection.execute(Insert(id: Int64(id), label: id == 0 ? "x" : nil))
            }
            let sql = "SELECT count(*) FROM pg_prepared_statements WHERE statement = $1"
            let rows = try await connection.query(sql, [.text(Insert.sql)])
            #expect(try #require(rows.first).int8(0) == 1)
        }
    }

    @Test func `a statement that could not be prepared is prepared when its table is there`() async throws {
        try await TestDatabase.withSchema { connection, _ in
            let error = try await TestDatabase.error { try await connection.execute(Insert(id: 1, label: nil)) }
            #expect(error.sqlState == "42P01")
            try await connection.execute(script: "CREATE TABLE t (id int8 PRIMARY KEY, label text)")
            #expect(try await connection.execute(Insert(id: 1, label: nil)) == 1)
        }
    }

    @Test func `a changed result type heals on the next try`() async throws {
        try await withTable { connection in
            let select = "SELECT * FROM t"
            _ = try await connection.query(select)
            try await connection.execute(script: "ALTER TABLE t ADD COLUMN extra int4")
            let error = try await TestDatabase.error { _ = try await connection.query(select) }
            #expect(error.sqlState == "0A000")
            #expect(try await connection.query(select).isEmpty)
        }
    }

    @Test func `arrays become rows by unnest and values never become SQL`() async throws {
        try await withTable { connection in
            let label = "'); DROP TABLE t; --"
            _ = try await connection.query(
                "INSERT INTO t SELECT * FROM unnest($1::int8[], $2::text[])",
                [.int8Array([1, 2]), .textArray([label, nil])])
            #expect(try await connection.query(Labels()) == [label, nil])
        }
    }

    @Test func `server errors carry names and no values`() async throws {
        try await withTable { connection in
            let cast = try await TestDatabase.error {
                _ = try await connection.query("SELECT $1::text::int", [.text("tajne")])
            }
            #expect(cast.sqlState == "22P02")
            #expect(cast.isDataError)
            #expect(!"\(cast)".contains("tajne"))
            try await connection.execute(script: "ALTER TABLE t ADD CHECK (label <> 'tajne')")
            let check = try await TestDatabase.error {
                try await connection.execute(Insert(id: 9, label: "tajne"))
            }
            #expect(check.constraint == "t_label_check")
            #expect(check.table == "t")
            #expect(check.detail == "Failing row contains (…).")
            #expect(!"\(check)".contains("tajne"))
        }
    }
}
