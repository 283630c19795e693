import Kafka
import Logging
import Simulation

extension TargetLog {
    /// The log as the cluster tells of it.
    static func found(with tools: LogTools) async throws -> TargetLog {
        let logger = tools.settings.logger
        let admin = try KafkaAdmin(configuration: tools.kafka, logger: logger)
        let topics = try await admin.describe(topics: try tools.topics(of: []), within: .seconds(30))
        let partitions = topics.flatMap { topic in
            topic.partitions.map { TopicPartition(topic: topic.name, partition: $0.id) }
        }
        let ends = try await PartitionReading.ends(of: partitions, configuration: tools.kafka, logger: logger)
        return TargetLog(
            bootstrapServers: tools.kafka.bootstrapServers,
            clusterID: try await admin.clusterID(within: .seconds(30)),
            copies: topics.flatMap(\.partitions).map(\.replicas).max() ?? 0, records: ends.values.reduce(0, +))
    }
}
