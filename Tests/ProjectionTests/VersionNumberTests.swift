import Postgres
import TestDatabase
import Testing

@testable import Projection

/// Making and dropping versions, on a real PostgreSQL.
struct VersionNumberTests {
    let model = NoteModel()

    func builder() throws -> VersionBuilder {
        VersionBuilder(try ReadModelFiles(model.definition, files: try NoteModel.files))
    }

    func versions(_ database: MigratedDatabase) async throws -> [Int: ProjectionVersion.State] {
        let versions = try await database.pool.withConnection { try await VersionDesk.list(model.name, on: $0) }
        return Dictionary(uniqueKeysWithValues: versions.map { ($0.version, $0.state) })
    }

    func drop(_ version: Int, in database: MigratedDatabase) async throws {
        try await database.pool.withConnection { try await VersionDesk.drop(model.name, version: version, on: $0) }
    }

    @Test func `the number of a dropped version is not given again`() async throws {
        try await MigratedDatabase.with { database in
            try await model.install(in: database)
            let builder = try builder()
            let dropped = try await database.pool.withConnection { try await builder.begin(on: $0) }
            #expect(dropped.version.version == 2)
            try await drop(2, in: database)
            let next = try await database.pool.withConnection { try await builder.begin(on: $0) }
            #expect(next.version.version == 3)
            #expect(!next.isResumed)
            #expect(try await versions(database) == [1: .live, 3: .building])
        }
    }

    @Test func `a first version says the number that it was given`() async throws {
        try await MigratedDatabase.with { database in
            let builder = try builder()
            _ = try await database.pool.withConnection { try await builder.begin(on: $0) }
            let said = try await database.pool.withConnection { try await builder.install(on: $0) }
            #expect(said == "notes: version 2")
            #expect(try await versions(database) == [1: .building, 2: .live])
        }
    }

    @Test func `of installs at once one makes the version and the others find it`() async throws {
        try await MigratedDatabase.with { database in
            let builder = try builder()
            let said = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await database.pool.withConnection { try await builder.install(on: $0) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(said.compactMap { $0 } == ["notes: version 1"])
            #expect(said.count == 4)
            #expect(try await versions(database) == [1: .live])
            #expect(try await database.count("notes.notes") == 0)
        }
    }

    @Test func `an install waits for whoever changes versions, however short its patience with tables`() async throws {
        try await MigratedDatabase.with { database in
            var configuration = database.configuration
            configuration.lockTimeout = .milliseconds(1)
            let (impatient, builder) = (configuration, try builder())
            let said = try await PostgresConnection.with(database.configuration, logger: MigratedDatabase.logger) {
                holder in
                let install = try await holder.transaction { transaction in
                    try await VersionBuilder.lock(model.name, in: transaction)
                    let install = Task {
                        try await PostgresConnection.with(impatient, logger: MigratedDatabase.logger) {
                            try await builder.install(on: $0)
                        }
                    }
                    // Its transaction is open and asks for the lock again and again.
                    try await NoteTopic.eventually {
                        try await database.count(
                            """
                            pg_stat_activity where datname = current_database() and xact_start is not null
                             and query like '%pg_try_advisory_xact_lock%' and state_change > xact_start + interval '0.1 s'
                             and pid <> pg_backend_pid()
                            """) > 0
                    }
                    return install
                }
                return try await install.value
            }
            #expect(said == "notes: version 1")
        }
    }

    @Test func `what an ended verification left is no rebuild's and goes with the next one`() async throws {
        try await MigratedDatabase.with { database in
            try await model.install(in: database)
            let builder = try builder()
            let left = try await database.pool.withConnection { try await builder.beginScratch(on: $0) }
            #expect(left.state == .scratch)
            #expect(try await versions(database) == [1: .live, left.version: .scratch])
            let (version, isResumed) = try await database.pool.withConnection { try await builder.begin(on: $0) }
            #expect(version.version == 2, "verifications do not count")
            #expect(!isResumed)
            #expect(try await versions(database) == [1: .live, 2: .building])
            #expect(try await database.count("pg_namespace where nspname = '\(left.schema)'") == 0)
            let next = try await database.pool.withConnection { try await builder.beginScratch(on: $0) }
            #expect(next.version != left.version)
            #expect(try await versions(database) == [1: .live, 2: .building, next.version: .scratch])
        }
    }

    @Test func `a version that a running rebuild fills cannot be dropped`() async throws {
        try await MigratedDatabase.with { database in
            try await model.install(in: database)
            let builder = try builder()
            try await PostgresConnection.with(database.configuration, logger: MigratedDatabase.logger) { rebuild in
                _ = try await rebuild.query(
                    "select pg_advisory_lock(hashtextextended($1, 0))", [.text(Rebuild.lock(of: model.name))])
                _ = try await builder.begin(on: rebuild)
                await #expect(throws: RebuildFailure.busy(model.name)) { try await drop(2, in: database) }
            }
            try await NoteTopic.eventually {
                try await database.count("pg_locks where locktype = 'advisory' and database = \(Self.thisDatabase)")
                    == 0
            }
            try await drop(2, in: database)
            #expect(try await versions(database) == [1: .live])
        }
    }

    private static let thisDatabase = "(select oid from pg_database where datname = current_database())"
}
