import Kafka
import Logging
import ServiceKit

/// The log's topics from their first record to their ends as of now.
struct WholeLog {
    private let configuration: KafkaConfiguration
    private let topics: Set<String>
    private let logger: Logger

    init(_ settings: OperatorSettings, topics: Set<String>) throws {
        do {
            configuration = try KafkaConfiguration(settings.configuration)
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
        self.topics = topics
        logger = settings.logger
    }

    func clusterID() async throws -> String {
        try await Self.reporting { try await admin().clusterID(within: .seconds(30)) }
    }

    /// Every record, each partition in its order; returns the next offset of each partition.
    func forEachRecord(_ body: (ConsumedRecord) -> Void) async throws -> [TopicPartition: Int64] {
        try await Self.reporting {
            let found = try await admin().describe(topics: topics.sorted(), within: .seconds(30))
            let partitions = found.flatMap { topic in
                topic.partitions.map { TopicPartition(topic: topic.name, partition: $0.id) }
            }
            let reading = PartitionReading(
                configuration: configuration,
                starts: Dictionary(uniqueKeysWithValues: partitions.map { ($0, StartPosition.beginning) }),
                settings: ConsumerSettings(maximumBatch: 10_000), logger: logger)
            return try await reading.forEachBatch { batch in
                for record in batch.records { body(record) }
            }
        }
    }

    private func admin() throws -> KafkaAdmin { try KafkaAdmin(configuration: configuration, logger: logger) }

    private static func reporting<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as KafkaError {
            throw CommandFailure(error.isRetriable ? .unavailable : .failed, "\(error). \(error.hint)")
        }
    }
}
