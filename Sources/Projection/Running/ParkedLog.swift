internal import Kafka
internal import Logging

/// Reads single records that were set aside from the log.
struct ParkedLog: Sendable {
    let kafka: KafkaConfiguration
    let settings: ConsumerSettings
    let logger: Logger

    /// Nil when the log does not have it any more: deleted by age or by an erasure, or another log.
    func record(at position: RecordPosition) async throws -> ConsumedRecord? {
        let partition = position.topicPartition
        let reading = PartitionReading(
            configuration: kafka, from: [partition: position.offset], to: [partition: position.offset + 1],
            settings: settings, logger: logger)
        var found: ConsumedRecord?
        do {
            _ = try await reading.forEachBatch { found = $0.records.first ?? found }
        } catch let error as KafkaError where [.offsetOutOfRange, .offsetUnavailable].contains(error.code) {
            return nil
        }
        return found
    }
}
