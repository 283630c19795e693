import EventLog
import Kafka
import Logging
import Postgres
import Synchronization
import TestDatabase
import Testing

@testable import Projection

/// Records set aside that are to be folded again, from a real PostgreSQL.
struct ParkedReleasesTests {
    let notes = ProjectionLaneTests()
    let partition = TopicPartition(topic: "applications.housing-allowance.v1", partition: 0)
    let told = Told()

    /// Positions that were told to be gone, and lines of the log.
    final class Told: Sendable {
        let gone = Mutex<[RecordPosition]>([])
        let lines = Mutex<[String]>([])
    }

    /// What the log has: records by offset.
    typealias Log = [Int64: ConsumedRecord]

    func withParked(
        _ body: (MigratedDatabase, ParkedReleases, Log) async throws -> Void
    ) async throws {
        try await notes.withNotes { database in
            let lanes = Lanes([try notes.lane(database)], maximumBatch: 1_000)
            _ = try await lanes.assigned([partition])
            let forbidden = notes.record(1, Events.event(2, of: notes.a, expecting: 1, Events.note("forbidden")))
            let later = notes.record(2, Events.event(3, of: notes.a, expecting: 2, Events.note("later")))
            let records = [
                notes.record(0, notes.filed(1, notes.a)), forbidden, later, notes.record(3, notes.filed(4, notes.b)),
            ]
            _ = try await lanes.lane(of: partition).process(records)
            #expect(try await database.count("projection.parked") == 2)
            try await database.pool.withConnection {
                try await $0.execute(script: "alter table notes_v1.note drop constraint note_text_check")
            }
            let told = told
            let logger = Logger(label: "tests") { _ in LineKeeper { line in told.lines.withLock { $0.append(line) } } }
            let releases = ParkedReleases(
                target: notes.target, pool: database.pool, lanes: lanes,
                log: ParkedLog(
                    kafka: KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "tests"),
                    settings: ConsumerSettings(), logger: logger),
                logger: logger,
                observe: { observation in
                    if case .goneFromLog(let position) = observation { told.gone.withLock { $0.append(position) } }
                })
            try await body(database, releases, [1: forbidden, 2: later])
        }
    }

    func ask(_ database: MigratedDatabase) async throws {
        try await database.pool.withConnection {
            try await $0.execute(script: "update projection.parked set release_requested_at = now()")
        }
    }

    @Test func `without a request nothing is read`() async throws {
        try await withParked { _, releases, _ in
            try await releases.releaseAll { position in
                Issue.record("\(position) was read")
                return nil
            }
        }
    }

    @Test func `records asked for are read in order and folded`() async throws {
        try await withParked { database, releases, log in
            try await ask(database)
            var read: [Int64] = []
            try await releases.releaseAll { position in
                read.append(position.offset)
                return log[position.offset]
            }
            #expect(read == [1, 2])
            #expect(try await database.count("projection.parked") == 0)
            #expect(try await database.count("notes_v1.note") == 4)
        }
    }

    @Test func `a record that is gone is told of once, shows in the table and is not asked for again`() async throws {
        try await withParked { database, releases, log in
            try await ask(database)
            let read: (RecordPosition) async throws -> ConsumedRecord? = { $0.offset == 1 ? nil : log[$0.offset] }
            try await releases.releaseAll(reading: read)
            let gone = RecordPosition(topic: partition.topic, partition: 0, offset: 1)
            #expect(told.gone.withLock { $0 } == [gone])
            #expect(try await database.count("projection.parked where release_requested_at is not null") == 0)
            #expect(try await database.count("projection.parked where detail like 'Gone from the log%'") == 1)
            #expect(try await database.count("notes_v1.note") == 2)
            #expect(
                told.lines.withLock { $0 } == [
                    "warning parked record is gone from the log offset=1 partition=0 topic=\(partition.topic)"
                ])
            try await releases.releaseAll { position in
                Issue.record("\(position) was read again")
                return nil
            }
            #expect(told.gone.withLock { $0 } == [gone])
        }
    }

    @Test func `asked again, what is gone says so once in its row`() async throws {
        try await withParked { database, releases, log in
            for _ in 0..<2 {
                try await ask(database)
                try await releases.releaseAll { $0.offset == 1 ? nil : log[$0.offset] }
            }
            #expect(try await database.count("projection.parked where detail like 'Gone%Gone%'") == 0)
            #expect(told.gone.withLock { $0.count } == 2)
        }
    }

    @Test func `a record beyond the end of the log is gone, one within is found`() async throws {
        let topic = try await NoteTopic.make()
        try await topic.produce(applications: 0..<20)
        let name = Topics.name(of: topic.benefit)
        let ends = try await PartitionReading.ends(
            of: (0..<12).map { TopicPartition(topic: name, partition: $0) }, configuration: topic.kafka,
            logger: MigratedDatabase.logger)
        let (partition, end) = try #require(ends.filter { $0.value > 0 }.first)
        let log = ParkedLog(kafka: topic.kafka, settings: ConsumerSettings(), logger: MigratedDatabase.logger)
        func position(_ offset: Int64) -> RecordPosition {
            RecordPosition(topic: partition.topic, partition: partition.partition, offset: offset)
        }
        #expect(try await log.record(at: position(end - 1))?.offset == end - 1)
        #expect(try await log.record(at: position(end + 5)) == nil)
    }
}

/// Keeps lines of warning and above, as level, message and metadata by key.
private struct LineKeeper: LogHandler {
    let keep: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning

    init(_ keep: @escaping @Sendable (String) -> Void) { self.keep = keep }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let pairs = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        keep((["\(event.level)", "\(event.message)"] + pairs).joined(separator: " "))
    }
}
