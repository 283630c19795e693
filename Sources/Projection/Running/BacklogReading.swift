internal import Kafka
internal import Logging

/// Asks the log where partitions end and how old the first record at a position is, by a fetch there: ListOffsets is
/// wrong on some brokers (MEASURED §0). In no group, so it works while the projection stands still.
struct BacklogReading: Sendable {
    private let kafka: KafkaConfiguration
    private let limit: Duration
    private let logger: Logger

    /// - Parameter limit: how long all answers may take together.
    init(kafka: KafkaConfiguration, within limit: Duration = .seconds(10), logger: Logger) {
        var kafka = kafka
        // One record of each partition is enough; a larger one comes all the same.
        kafka.properties["max.partition.fetch.bytes"] = "4096"
        self.kafka = kafka
        self.limit = limit
        self.logger = logger
    }

    /// Partitions that did not answer in time are left out.
    func look(at positions: [TopicPartition: Int64]) async throws -> [TopicPartition: Backlog.Finding] {
        guard !positions.isEmpty else { return [:] }
        let consumer = try KafkaConsumer(
            configuration: kafka,
            // The log need not begin with 0.
            assigning: positions.mapValues { $0 == 0 ? .beginning : .offset($0) },
            settings: ConsumerSettings(maximumBatch: 100, maximumPrefetchKilobytes: 1_024), logger: logger)
        let result: Result<[TopicPartition: Backlog.Finding], any Error>
        do {
            result = .success(try await read(consumer, Set(positions.keys)))
        } catch {
            result = .failure(error)
        }
        await consumer.close(within: .seconds(5))
        return try result.get()
    }

    private func read(
        _ consumer: KafkaConsumer, _ wanted: Set<TopicPartition>
    ) async throws -> [TopicPartition: Backlog.Finding] {
        let heads = Heads(wanted)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for try await batch in consumer.batches {
                    let answered = heads.take(batch)
                    if heads.isComplete { return }
                    if !answered.isEmpty { try await consumer.pause(answered) }
                }
            }
            group.addTask { try await ContinuousClock().sleep(for: limit) }
            defer { group.cancelAll() }
            try await group.next()
        }
        return heads.findings(ends: consumer.highWatermarks())
    }
}
