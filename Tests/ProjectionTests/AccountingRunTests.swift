import Applications
import EventLog
import Kafka
import Logging
import Postgres
import Synchronization
import TestDatabase
import Testing

@testable import Projection

/// When a projector tells of its accounts, and what stops it.
struct AccountingRunTests {
    let notes = ProjectionLaneTests()
    let partition = TopicPartition(topic: "applications.housing-allowance.v1", partition: 0)
    let claims = AsyncStream<Void>.makeStream()

    /// Everything told, as it is told.
    struct Told: Sendable {
        private let accounts = AsyncStream<[PartitionAccount]>.makeStream()

        var observer: ProjectionObserver {
            let continuation = accounts.continuation
            return { if case .accounted(let accounts) = $0 { continuation.yield(accounts) } }
        }

        func first(where condition: ([PartitionAccount]) -> Bool = { _ in true }) async throws -> [PartitionAccount] {
            for await accounts in accounts.stream where condition(accounts) { return accounts }
            throw CancellationError()
        }
    }

    func accounting(
        _ pool: PostgresPool, every interval: Duration, telling told: Told = Told(),
        logger: Logger = MigratedDatabase.logger
    ) -> Accounting {
        Accounting(
            target: notes.target, pool: pool, claims: claims.stream, interval: interval, logger: logger,
            observe: told.observer
        )
    }

    @Test(.timeLimit(.minutes(1)))
    func `it tells as soon as partitions were claimed`() async throws {
        try await notes.withNotes { database in
            let lane = try notes.lane(database)
            _ = try await lane.claim([partition])
            _ = try await lane.process([notes.record(0, notes.filed(1, notes.a))])
            let told = Told()
            let accounting = accounting(database.pool, every: .seconds(3600), telling: told)
            let running = Task { try await accounting.run() }
            defer { running.cancel() }
            claims.continuation.yield()
            let account = PartitionAccount(
                partition: partition, nextOffset: 1, accepted: 1, duplicates: 0, refused: 0, parked: 0)
            #expect(try await told.first() == [account])
            running.cancel()
            _ = await running.result
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `it tells again what has changed meanwhile`() async throws {
        try await notes.withNotes { database in
            let lane = try notes.lane(database)
            _ = try await lane.claim([partition])
            let told = Told()
            let accounting = accounting(database.pool, every: .milliseconds(5), telling: told)
            let running = Task { try await accounting.run() }
            defer { running.cancel() }
            #expect(try await told.first().map(\.nextOffset) == [0])
            _ = try await lane.process([notes.record(0, notes.filed(1, notes.a))])
            _ = try await told.first { $0.map(\.nextOffset) == [1] }
            running.cancel()
            _ = await running.result
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `it tries again while the database is away`() async throws {
        let pool = PostgresPool(
            configuration: try PostgresConfiguration(url: "postgresql://nobody@127.0.0.1:1/none"),
            maximumConnections: 1, acquireTimeout: .milliseconds(20), logger: MigratedDatabase.logger)
        let (lines, line) = AsyncStream<Void>.makeStream()
        let accounting = accounting(
            pool, every: .milliseconds(5), logger: Logger(label: "tests") { _ in LineSignal { line.yield() } })
        let running = Task { try await accounting.run() }
        defer { running.cancel() }
        var attempts = lines.prefix(3).makeAsyncIterator()
        for _ in 0..<3 { try #require(await attempts.next() != nil) }
        running.cancel()
        _ = await running.result
        await pool.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `a database that refuses does not end it, for folding goes on`() async throws {
        try await notes.withNotes { database in
            _ = try await notes.lane(database).claim([partition])
            try await database.pool.withConnection {
                try await $0.execute(script: "alter table projection.projection_offset rename to elsewhere")
            }
            let told = Told()
            let (lines, line) = AsyncStream<Void>.makeStream()
            let accounting = accounting(
                database.pool, every: .milliseconds(5),
                telling: told, logger: Logger(label: "tests") { _ in LineSignal { line.yield() } })
            let running = Task { try await accounting.run() }
            defer { running.cancel() }
            var refusals = lines.prefix(2).makeAsyncIterator()
            for _ in 0..<2 { try #require(await refusals.next() != nil) }
            try await database.pool.withConnection {
                try await $0.execute(script: "alter table projection.elsewhere rename to projection_offset")
            }
            #expect(try await told.first().map(\.nextOffset) == [0])
            running.cancel()
            _ = await running.result
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a runner tells of all partitions once it was given them`() async throws {
        let topic = try await NoteTopic.make()
        try await MigratedDatabase.with { database in
            let model = NoteModel(name: "notes-\(topic.benefit.rawValue)", benefits: [topic.benefit])
            try await model.install(in: database)
            let told = Told()
            let runner = ProjectionRunner(
                model: try model.projected, pool: database.pool, kafka: topic.kafka, group: model.name,
                codec: EventCodec(),
                settings: .init(owner: "test", consumer: ConsumerSettings(sessionTimeout: .seconds(6))),
                logger: MigratedDatabase.logger, observer: told.observer)
            let running = Task { try await runner.run() }
            defer { running.cancel() }
            #expect(try await told.first { !$0.isEmpty }.map(\.partition.partition) == Array(0..<12))
            running.cancel()
            try await running.value
        }
    }
}

/// Tells of every line, whatever it says.
private struct LineSignal: LogHandler {
    let told: @Sendable () -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(_ told: @escaping @Sendable () -> Void) { self.told = told }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { told() }
}
