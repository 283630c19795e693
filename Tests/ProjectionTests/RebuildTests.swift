import Applications
import EventLog
import Foundation
import Kafka
import Postgres
import Synchronization
import TestDatabase
import Testing

@testable import Projection

/// Versions beside each other, on a real broker and a real PostgreSQL.
struct RebuildTests {
    /// A topic with notes, its read model followed to the end, and what rebuilds it.
    struct Bench {
        let model: NoteModel
        let database: MigratedDatabase
        let kafka: KafkaConfiguration

        var schema: String { model.definition.schema }

        func rebuild(_ observer: @escaping RebuildObserver = { _ in }) throws -> Rebuild {
            try Rebuild(
                model: try model.projected, database: database.configuration, kafka: kafka, codec: EventCodec(),
                logger: MigratedDatabase.logger, observer: observer)
        }

        func version(_ number: Int) async throws -> ProjectionVersion? {
            try await database.pool.withConnection { try await VersionDesk.list(model.name, on: $0) }
                .first { $0.version == number }
        }

        /// Runs a projector until the live version has so many notes.
        func follow(until notes: Int, in version: Int = 1) async throws {
            let runner = ProjectionRunner(
                model: try model.projected, pool: database.pool, kafka: kafka, group: model.name, codec: EventCodec(),
                settings: .init(owner: "test", consumer: ConsumerSettings(sessionTimeout: .seconds(6))),
                logger: MigratedDatabase.logger, observer: { _ in })
            let running = Task { try await runner.run() }
            defer { running.cancel() }
            try await NoteTopic.eventually { try await database.count("\(schema)_v\(version).note") >= notes }
            running.cancel()
            try await running.value
        }
    }

    func withFollowedNotes(_ applications: UInt64 = 200, _ body: (Bench, NoteTopic) async throws -> Void) async throws {
        let topic = try await NoteTopic.make()
        try await topic.produce(applications: 0..<applications)
        try await MigratedDatabase.with { database in
            let model = NoteModel(name: "notes-\(topic.benefit.rawValue)", benefits: [topic.benefit])
            try await model.install(in: database)
            let bench = Bench(model: model, database: database, kafka: topic.kafka)
            try await bench.follow(until: Int(applications) * 2)
            try await body(bench, topic)
        }
    }

    @Test func `a rebuild gives the same rows, shows them to readers and retires the old version`() async throws {
        try await withFollowedNotes { bench, _ in
            try await bench.rebuild().run()
            #expect(try await bench.version(1)?.state == .retired)
            #expect(try await bench.version(2)?.state == .live)
            let difference = try await bench.rebuild().difference(between: 1, and: 2)
            #expect(difference.compared == 400)
            #expect(difference.differences == [])
            try await bench.database.pool.withConnection {
                try await VersionDesk.drop(bench.model.name, version: 1, on: $0)
            }
            #expect(try await bench.database.count("\(bench.schema).notes") == 400, "the view shows version 2")
        }
    }

    @Test func `a projector follows the new version from where the rebuild left it`() async throws {
        try await withFollowedNotes { bench, topic in
            try await bench.rebuild().run()
            try await topic.produce(applications: 200..<250)
            try await bench.follow(until: 500, in: 2)
            #expect(try await bench.database.count("\(bench.schema)_v1.note") == 400)
            #expect(try await bench.rebuild().verify().differences == [])
        }
    }

    @Test func `a rebuild that is ended in the middle goes on where it was`() async throws {
        try await withFollowedNotes(2_000) { bench, topic in
            struct Killed: Error {}
            let committed = Mutex(0)
            let first = Task {
                try await bench.rebuild { progress in
                    if case .loading(let records, _) = progress { committed.withLock { $0 = records } }
                }.run()
            }
            try await NoteTopic.eventually { committed.withLock { $0 } > 0 }
            first.cancel()
            _ = await first.result
            let resumed = Mutex(false)
            try await topic.produce(applications: 2_000..<2_010)
            try await bench.rebuild { progress in
                if case .began(version: 2, leftBehind: _?) = progress { resumed.withLock { $0 = true } }
            }.run()
            #expect(resumed.withLock { $0 })
            #expect(try await bench.database.count("\(bench.schema)_v2.note") == 4_020)
            #expect(try await bench.rebuild().verify().differences == [])
        }
    }

    @Test func `two rebuilds of one read model at once are one too many`() async throws {
        try await withFollowedNotes(20) { bench, _ in
            try await bench.rebuild().withLock { _ in
                await #expect(throws: RebuildFailure.busy(bench.model.name)) { try await bench.rebuild().run() }
                await #expect(throws: RebuildFailure.busy(bench.model.name)) { try await bench.rebuild().verify() }
            }
        }
    }

    @Test func `verification names rows that were changed, lost or invented`() async throws {
        try await withFollowedNotes(20) { bench, _ in
            #expect(try await bench.rebuild().verify().differences == [])
            let (changed, lost) = (Events.application(3), Events.application(4))
            let invented = Events.application(9_999)
            try await bench.database.pool.withConnection { connection in
                try await connection.execute(
                    script: """
                        update \(bench.schema)_v1.note set text = 'other' where application_id = '\(changed)' and version = 2;
                        delete from \(bench.schema)_v1.note where application_id = '\(lost)';
                        insert into \(bench.schema)_v1.note values ('\(invented)', 1, 'x');
                        """)
            }
            let differences = try await bench.rebuild().verify().differences
            #expect(
                Set(differences.map { "\($0.kind.rawValue) \($0.key)" })
                    == ["different \(changed)", "missing \(lost)", "surplus \(invented)"])
            let versions = try await bench.database.pool.withConnection {
                try await VersionDesk.list(bench.model.name, on: $0)
            }
            #expect(versions.map(\.version) == [1], "the tables compared with are gone again")
        }
    }

    @Test func `the live version cannot be dropped`() async throws {
        try await withFollowedNotes(5) { bench, _ in
            await #expect(throws: RebuildFailure.isLive(projection: bench.model.name, version: 1)) {
                try await bench.database.pool.withConnection {
                    try await VersionDesk.drop(bench.model.name, version: 1, on: $0)
                }
            }
        }
    }
}
