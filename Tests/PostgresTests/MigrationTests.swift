import Testing

@testable import Postgres

struct MigrationTests {
    private let files = [
        MigrationFile(
            name: "a/0002_index.sql", sql: "-- migration: no-transaction\nCREATE INDEX CONCURRENTLY i ON t (id);"),
        MigrationFile(name: "a/0001_table.sql", sql: "CREATE TABLE t (id int8);\nINSERT INTO t VALUES (1);"),
    ]

    @Test func `files are applied once and in order`() async throws {
        try await TestDatabase.withSchema { connection, schema in
            let migrations = Migrations(files: files, historySchema: schema)
            let pending = try await migrations.pending(on: connection)
            #expect(pending == ["a/0001_table.sql", "a/0002_index.sql"])
            #expect(try await migrations.apply(on: connection) == ["a/0001_table.sql", "a/0002_index.sql"])
            #expect(try await migrations.apply(on: connection) == [])
            #expect(try await connection.count("SELECT count(*) FROM t") == 1)
        }
    }

    @Test func `a failing file leaves nothing of itself and is named`() async throws {
        try await TestDatabase.withSchema { connection, schema in
            let bad = MigrationFile(name: "a/0002_bad.sql", sql: "INSERT INTO t VALUES (2); SELECT 1/0;")
            let migrations = Migrations(files: [files[1], bad], historySchema: schema)
            let error = try await TestDatabase.error { try await migrations.apply(on: connection) }
            #expect(error.message.hasPrefix("a/0002_bad.sql: "))
            #expect(error.sqlState == "22012")
            #expect(try await migrations.pending(on: connection) == ["a/0002_bad.sql"])
            #expect(try await connection.count("SELECT count(*) FROM t") == 1)
        }
    }

    @Test func `a file that commits by itself is refused`() async throws {
        try await TestDatabase.withSchema { connection, schema in
            let file = MigrationFile(name: "a/0001_x.sql", sql: "CREATE TABLE t (id int8); COMMIT;")
            let error = try await TestDatabase.error {
                try await Migrations(files: [file], historySchema: schema).apply(on: connection)
            }
            #expect(error.kind == .migration)
        }
    }

    @Test func `runners at the same time apply each file once`() async throws {
        try await TestDatabase.withSchema { connection, schema in
            var configuration = try TestDatabase.configuration()
            configuration.searchPath = [schema]
            let migrations = Migrations(files: files, historySchema: schema)
            let applied = try await withThrowingTaskGroup(of: [String].self) { [configuration] group in
                for _ in 0..<4 {
                    group.addTask {
                        let own = try await PostgresConnection.connect(configuration, logger: TestDatabase.logger)
                        let names = try await migrations.apply(on: own)
                        await own.close()
                        return names
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied == ["a/0001_table.sql", "a/0002_index.sql"])
            #expect(try await connection.count("SELECT count(*) FROM t") == 1)
        }
    }

    @Test func `a changed, missing, late or doubled file is refused by name`() throws {
        let one = MigrationFile(name: "a/0001_x.sql", sql: "SELECT 1")
        let two = MigrationFile(name: "a/0002_y.sql", sql: "SELECT 2")
        let other = MigrationFile(name: "b/0001_z.sql", sql: "SELECT 3")
        func refusal(_ files: [MigrationFile], _ applied: [String: String]) -> String? {
            #expect(throws: PostgresError.self) { try MigrationPlan(files: files, applied: applied) }?.message
        }
        #expect(refusal([one], [one.name: "0"]) == "a/0001_x.sql was changed after it was applied")
        #expect(refusal([two], [one.name: one.checksum]) == "a/0001_x.sql was applied but is missing")
        #expect(
            refusal([one, two], [two.name: two.checksum]) == "a/0001_x.sql comes before a/0002_y.sql, which is applied")
        #expect(refusal([one, one], [:]) == "a/0001_x.sql is given twice")
        let plan = try MigrationPlan(files: [other, two, one], applied: [one.name: one.checksum])
        #expect(plan.pending.map(\.name) == ["a/0002_y.sql", "b/0001_z.sql"])
    }

    @Test func `a checksum is the SHA-256 of the text`() {
        #expect(
            MigrationFile(name: "x", sql: "abc").checksum
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
