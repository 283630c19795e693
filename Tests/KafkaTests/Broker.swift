import Foundation
import Kafka
import Logging
import Testing

/// The real broker the suites talk to, named by `KAFKA_BOOTSTRAP_SERVERS`. The harness always gives one; a run without
/// it fails, it does not pass by skipping.
enum Broker {
    struct Missing: Error, CustomStringConvertible {
        var description: String { "KAFKA_BOOTSTRAP_SERVERS names no broker; start one, e.g. with `make test`" }
    }

    static func configuration() throws -> KafkaConfiguration {
        guard let servers = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"], !servers.isEmpty else {
            throw Missing()
        }
        return KafkaConfiguration(bootstrapServers: servers, clientID: "kafka-tests")
    }

    /// A topic of its own for one test.
    static func topic(partitions: Int = 1) async throws -> String {
        let name = "test-\(UInt64.random(in: 0...UInt64.max))"
        let admin = try KafkaAdmin(configuration: configuration(), logger: .quiet)
        let made = try await admin.createTopics(
            [TopicSpecification(name: name, partitions: partitions, replicationFactor: 1)], within: .seconds(10))
        try #require(made == [name: .created])
        return name
    }

    static func group() -> String { "group-\(UInt64.random(in: 0...UInt64.max))" }

    static let session = ConsumerSettings(sessionTimeout: .seconds(6))

    /// A producer, closed when the body is done.
    static func withProducer<Value>(
        _ settings: ProducerSettings = ProducerSettings(), _ body: (KafkaProducer) async throws -> Value
    ) async throws -> Value {
        let producer = try KafkaProducer(configuration: configuration(), settings: settings, logger: .quiet)
        let result: Result<Value, any Error>
        do { result = .success(try await body(producer)) } catch { result = .failure(error) }
        await producer.close(within: .seconds(5))
        return try result.get()
    }

    /// Values "0", "1", … in one partition.
    static func fill(_ topic: String, count: Int) async throws -> [RecordPosition] {
        try await withProducer { producer in
            let records = (0..<count).map {
                ProducerRecord(topic: topic, key: Array("key-\($0)".utf8), value: Array(String($0).utf8))
            }
            return try await producer.send(batch: records, within: .seconds(10)).map { try $0.get() }
        }
    }
}

extension Logger {
    static let quiet = Logger(label: "kafka-tests", factory: { _ in SwiftLogNoOpLogHandler() })
}

extension ConsumedRecord {
    var text: String? { value.map { String(decoding: $0, as: UTF8.self) } }
}
