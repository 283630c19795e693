import EventLog
import Postgres
import TestDatabase
import Testing

@testable import Projection

/// Comparing versions of different releases, and beside half-built ones, on a real broker and a real PostgreSQL.
struct VersionComparisonTests {
    let rebuilds = RebuildTests()

    /// The notes as a later release makes them: another column, another table, a column of another type.
    func later(_ bench: RebuildTests.Bench) throws -> Rebuild {
        var files = try NoteModel.files
        files["note/tables/0001_note.sql"] = Array(
            "create table note (version int4, text text, shade text default 'grey', application_id uuid)".utf8)
        files["note/tables/0002_remark.sql"] = Array("create table remark (application_id uuid, text text)".utf8)
        return try Rebuild(
            model: .table(bench.model, try ReadModelFiles(bench.model.definition, files: files)),
            database: bench.database.configuration, kafka: bench.kafka, codec: EventCodec(),
            logger: MigratedDatabase.logger, observer: { _ in })
    }

    @Test(.timeLimit(.minutes(3)))
    func `versions of two releases are compared by what both have, and the rest is named`() async throws {
        try await rebuilds.withFollowedNotes(20) { bench, _ in
            try await later(bench).run()
            let equal = try await later(bench).difference(between: 1, and: 2)
            #expect(equal.differences == [])
            #expect(equal.compared == 40)
            let leftOut: [VersionComparison.LeftOut] = [
                .init(table: "note", column: "shade", reason: .onlyIn(version: 2)),
                .init(table: "remark", column: nil, reason: .onlyIn(version: 2)),
            ]
            #expect(equal.leftOut == leftOut)
            #expect(try await bench.rebuild().difference(between: 2, and: 1).leftOut == leftOut, "whoever asks")

            let (changed, lost) = (Events.application(3), Events.application(4))
            try await bench.database.pool.withConnection { connection in
                try await connection.execute(
                    script: """
                        update \(bench.schema)_v2.note set shade = 'green' where application_id = '\(Events.application(5))';
                        update \(bench.schema)_v2.note set text = 'other' where application_id = '\(changed)' and version = 2;
                        delete from \(bench.schema)_v2.note where application_id = '\(lost)';
                        """)
            }
            let differing = try await later(bench).difference(between: 1, and: 2)
            #expect(
                Set(differing.differences.map { "\($0.kind.rawValue) \($0.table) \($0.key)" })
                    == ["different note \(changed)", "surplus note \(lost)"])
            #expect(differing.compared == 40)
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a live version of another release is verified by what both have`() async throws {
        try await rebuilds.withFollowedNotes(20) { bench, _ in
            let comparison = try await later(bench).verify()
            #expect(comparison.differences == [])
            #expect(comparison.leftOut.map(\.table) == ["note", "remark"])
            #expect(comparison.leftOut.first?.reason.description == "not in the version in question")
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a verification harms no half-built version and takes away what an ended one left`() async throws {
        try await rebuilds.withFollowedNotes(20) { bench, _ in
            let builder = VersionBuilder(try bench.rebuild().files)
            let (halfBuilt, left) = try await bench.database.pool.withConnection { connection in
                (try await builder.begin(on: connection).version, try await builder.beginScratch(on: connection))
            }
            #expect(try await bench.rebuild().verify().differences == [])
            #expect(try await bench.version(halfBuilt.version) == halfBuilt)
            #expect(try await bench.version(left.version) == nil)
            #expect(try await bench.database.count("pg_namespace where nspname like '\(bench.schema)_scratch%'") == 0)
            try await bench.rebuild().run()
            #expect(try await bench.version(halfBuilt.version)?.state == .live)
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a verification that fails leaves no tables`() async throws {
        try await rebuilds.withFollowedNotes(20) { bench, _ in
            try await bench.database.pool.withConnection { connection in
                try await connection.execute(
                    script: "update projection.projection_offset set next_offset = 1000000 where next_offset > 0")
            }
            await #expect(throws: ProjectionFailure.self) { try await bench.rebuild().verify() }
            #expect(try await bench.database.count("pg_namespace where nspname like '\(bench.schema)_scratch%'") == 0)
        }
    }
}
