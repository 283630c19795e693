import Foundation
import Kafka
import LogArchive
import Logging
import Testing

/// A topic of the real broker (`KAFKA_BOOTSTRAP_SERVERS`) and an archive of it, for one test.
struct ArchivedLog {
    static let partitions = 3

    let topic: String
    let folder: String

    init() async throws {
        topic = Self.name()
        folder = NSTemporaryDirectory() + "log-archive-\(UInt64.random(in: 0...UInt64.max))"
        try await Self.create(topic)
    }

    static func configuration() throws -> KafkaConfiguration {
        let servers = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"]
        return KafkaConfiguration(
            bootstrapServers: try #require(servers, "start a broker, e.g. with `make test`"),
            clientID: "log-archive-tests")
    }

    static func name() -> String { "archived-\(UInt64.random(in: 0...UInt64.max))" }

    static func specification(_ topic: String, partitions: Int = Self.partitions) -> TopicSpecification {
        TopicSpecification(name: topic, partitions: partitions, replicationFactor: 1)
    }

    static func create(_ topic: String, partitions: Int = Self.partitions) async throws {
        let admin = try KafkaAdmin(configuration: configuration(), logger: .quiet)
        let made = try await admin.createTopics([specification(topic, partitions: partitions)], within: .seconds(10))
        try #require(made == [topic: .created])
    }

    static func exists(_ topic: String) async throws -> Bool {
        let admin = try KafkaAdmin(configuration: configuration(), logger: .quiet)
        do {
            return try await !admin.describe(topics: [topic], within: .seconds(10)).isEmpty
        } catch let error where error.code == .unknownTopic {
            return false
        }
    }

    var directory: ArchiveDirectory { ArchiveDirectory(folder) }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Appends records of every shape to partitions 0 and 1; partition 2 stays empty.
    func append(_ count: Int, seed: Int = 0) async throws {
        try await Self.append((0..<count).map { Self.record(topic, partition: Int32($0 % 2), number: $0 + seed) })
    }

    static func append(_ records: [ProducerRecord]) async throws {
        let producer = try KafkaProducer(configuration: configuration(), logger: .quiet)
        let results = await producer.send(batch: records, within: .seconds(10))
        await producer.close(within: .seconds(5))
        for result in results { _ = try result.get() }
    }

    static func record(_ topic: String, partition: Int32, number: Int) -> ProducerRecord {
        let header = KafkaHeader(key: "ce_id", value: Array("\(number)".utf8))
        let bytes = (0..<40).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ number) }
        return ProducerRecord(
            topic: topic, key: number % 5 == 0 ? nil : Array("klucz-ż-\(number % 7)".utf8),
            value: number % 4 == 0 ? nil : number % 4 == 1 ? [] : bytes,
            headers: number % 3 == 0 ? [] : [header, KafkaHeader(key: "bez", value: nil), header],
            partition: partition, timestamp: 1_600_000_000_000 + Int64(number) * 977)
    }

    func archive(segmentBytes: Int = 1_000) async throws -> ArchiveManifest {
        try await ArchiveWriting(
            into: directory, configuration: Self.configuration(), segmentBytes: segmentBytes, logger: .quiet
        ).run(topics: [topic])
    }

    /// Every record of a topic, in order.
    static func read(_ topic: String, partitions: Int = Self.partitions) async throws -> [ConsumedRecord] {
        let starts = (0..<partitions).map { (TopicPartition(topic: topic, partition: Int32($0)), Int64(0)) }
        var records: [ConsumedRecord] = []
        _ = try await PartitionReading(
            configuration: configuration(), from: Dictionary(starts, uniquingKeysWith: { first, _ in first }),
            logger: .quiet
        ).forEachBatch { records += $0.records }
        return records.sorted { ($0.partition, $0.offset) < ($1.partition, $1.offset) }
    }

    /// The archive as if it were of a topic of another name: as good as another cluster for a restore.
    func renamed() throws -> String {
        let other = Self.name()
        try FileManager.default.moveItem(atPath: "\(folder)/\(topic)", toPath: "\(folder)/\(other)")
        try edit("manifest.json") { $0.replacingOccurrences(of: topic, with: other) }
        return other
    }

    func edit(_ file: String, _ change: (String) -> String) throws {
        let path = "\(folder)/\(file)"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try change(text).write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Every file, relative, without the lock.
    var files: [String] {
        (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? [])
            .filter { $0.contains(".json") }.sorted()
    }
}

extension Logger {
    static let quiet = Logger(label: "log-archive-tests", factory: { _ in SwiftLogNoOpLogHandler() })
}

extension ConsumedRecord {
    /// The same record in another topic.
    func moved(to topic: String) -> ConsumedRecord {
        ConsumedRecord(
            topic: topic, partition: partition, offset: offset, timestamp: timestamp, key: key, value: value,
            headers: headers)
    }
}
