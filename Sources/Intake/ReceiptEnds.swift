import Kafka
import Metrics
import ServiceKit
import Synchronization

/// How far into the log receipts reach: a projection that does not come so far owes somebody a case.
final class ReceiptEnds: Sendable {
    static let end = MetricDefinition.gauge(
        "intake_receipt_end_offset", "Offset after the last record that this process gave a receipt for, by partition.",
        labels: ["topic", "partition"], maximumSeries: 1200)

    private struct Reached {
        let gauge: Meter
        var end: Int64 = 0
    }

    private let factory: any MetricsFactory
    private let reached = Mutex<[TopicPartition: Reached]>([:])

    init(factory: any MetricsFactory) {
        self.factory = factory
    }

    /// A receipt was made for this record. Requests overtake each other, so it may lie before others.
    func take(_ position: RecordPosition) {
        let partition = TopicPartition(topic: position.topic, partition: position.partition)
        reached.withLock { reached in
            var here =
                reached[partition]
                ?? Reached(gauge: Self.end.gauge(partition.topic, "\(partition.partition)", in: factory))
            here.end = max(here.end, position.offset + 1)
            here.gauge.set(here.end)
            reached[partition] = here
        }
    }
}
