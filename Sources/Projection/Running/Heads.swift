internal import Kafka
internal import Synchronization

/// The first record of each partition that a reader was given, or its end when there is none.
final class Heads: Sendable {
    private struct State {
        var open: Set<TopicPartition>
        var records: [TopicPartition: (offset: Int64, written: Int64?)] = [:]
        var ends: [TopicPartition: Int64] = [:]
    }

    private let state: Mutex<State>

    init(_ partitions: Set<TopicPartition>) { state = Mutex(State(open: partitions)) }

    var isComplete: Bool { state.withLock { $0.open.isEmpty } }

    /// Returns the partitions that answered with this batch.
    func take(_ batch: ConsumerBatch) -> [TopicPartition] {
        state.withLock { state in
            var answered: [TopicPartition] = []
            for record in batch.records where state.open.remove(record.topicPartition) != nil {
                state.records[record.topicPartition] = (record.offset, record.timestamp)
                answered.append(record.topicPartition)
            }
            for (partition, end) in batch.ends {
                state.ends[partition] = end
                if state.open.remove(partition) != nil { answered.append(partition) }
            }
            return answered
        }
    }

    /// What is known of those that answered.
    ///
    /// - Parameter watermarks: ends as of the last fetch.
    func findings(ends watermarks: [TopicPartition: Int64]) -> [TopicPartition: Backlog.Finding] {
        state.withLock { state in
            var findings: [TopicPartition: Backlog.Finding] = [:]
            for (partition, record) in state.records {
                let end = max(watermarks[partition] ?? 0, state.ends[partition] ?? 0, record.offset + 1)
                findings[partition] = Backlog.Finding(first: record.offset, written: record.written, end: end)
            }
            for (partition, end) in state.ends where findings[partition] == nil {
                findings[partition] = Backlog.Finding(first: end, written: nil, end: end)
            }
            return findings
        }
    }
}
