import Applications
import EventLog
import Kafka
import Postgres
import TestDatabase
import Testing

@testable import Projection

/// What a whole runner tells of its backlog: real broker, real PostgreSQL.
struct BacklogRunTests {
    /// A runner of its own topic, running while the body does.
    func withRunner(
        after prepare: (MigratedDatabase, NoteTopic) async throws -> Void = { _, _ in },
        _ body: (MigratedDatabase, NoteTopic, ToldBacklog) async throws -> Void
    ) async throws {
        let topic = try await NoteTopic.make()
        try await MigratedDatabase.with { database in
            let model = NoteModel(name: "notes-\(topic.benefit.rawValue)", benefits: [topic.benefit])
            try await model.install(in: database)
            try await prepare(database, topic)
            let told = ToldBacklog()
            var runner = ProjectionRunner(
                model: try model.projected, pool: database.pool, kafka: topic.kafka, group: model.name,
                codec: EventCodec(),
                settings: .init(owner: "test", consumer: ConsumerSettings(sessionTimeout: .seconds(6))),
                logger: MigratedDatabase.logger, observer: told.observer)
            runner.tellsEvery = .milliseconds(100)
            let running = Task { [runner] in try await runner.run() }
            defer { running.cancel() }
            try await body(database, topic, told)
            running.cancel()
            try await running.value
        }
    }

    func pause(_ isPaused: Bool, in database: MigratedDatabase) async throws {
        try await database.pool.withConnection {
            _ = try await $0.query("update projection.version set is_paused = $1", [.bool(isPaused)])
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a paused projection falls behind with every record and catches up when it goes on`() async throws {
        try await withRunner { database, topic in
            try await pause(true, in: database)
            try await topic.produce(applications: 0..<5)
        } _: { database, topic, told in
            let first = try await told.first { $0.sum == 10 && $0.age ?? 0 > 0 }
            #expect(first.lags.count == 12)
            try await told.first { $0.age ?? 0 > (first.age ?? 0) + 1 }
            try await topic.produce(applications: 5..<8)
            try await told.first { $0.sum == 16 }
            try await pause(false, in: database)
            try await told.first { $0.sum == 0 && $0.age == 0 }
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a projection without a version is behind by the whole log`() async throws {
        try await withRunner { database, topic in
            try await database.pool.withConnection {
                try await $0.execute(script: "update projection.version set state = 'retired', retired_at = now()")
            }
            try await topic.produce(applications: 0..<3)
        } _: { _, _, told in
            let whole = try await told.first { $0.sum == 6 && $0.age ?? 0 > 0 }
            #expect(whole.lags.count == 12)
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `lag and age grow while the database lets nobody write`() async throws {
        try await withRunner { database, topic, told in
            try await told.first { $0.lags.count == 12 && $0.sum == 0 }
            try await database.pool.withConnection { connection in
                try await connection.transaction { transaction in
                    try await transaction.execute(script: "set local idle_in_transaction_session_timeout = 0")
                    _ = try await transaction.query("select 1 from projection.projection_offset for update", [])
                    try await topic.produce(applications: 0..<4)
                    let behind = try await told.first { $0.sum == 8 && $0.age ?? 0 > 0 }
                    try await told.first { $0.age ?? 0 > (behind.age ?? 0) + 1 }
                }
            }
            try await told.first { $0.sum == 0 && $0.age == 0 }
        }
    }

    @Test func `a look at the log finds exact ends and when the first record was written`() async throws {
        let topic = try await NoteTopic.make()
        try await topic.produce(applications: 0..<40)
        let partitions = (0..<12).map { TopicPartition(topic: Topics.name(of: topic.benefit), partition: Int32($0)) }
        let ends = try await PartitionReading.ends(
            of: partitions, configuration: topic.kafka, logger: MigratedDatabase.logger)
        let reading = BacklogReading(kafka: topic.kafka, logger: MigratedDatabase.logger)
        let fromTheStart = try await reading.look(at: ends.mapValues { _ in 0 })
        #expect(fromTheStart.mapValues(\.end) == ends)
        #expect(fromTheStart.values.map(\.end).reduce(0, +) == 80)
        for finding in fromTheStart.values where finding.end > 0 {
            #expect(finding.first == 0)
            #expect(finding.written != nil)
        }
        let atTheEnd = try await reading.look(at: ends)
        #expect(atTheEnd == ends.mapValues { Backlog.Finding(first: $0, written: nil, end: $0) })
    }
}
