import Kafka
import Synchronization

/// Reads a topic from the start, in no group.
enum Reader {
    static func read(_ topic: String, partitions: Int32, count: Int) async throws -> [ConsumedRecord] {
        let start = (0..<partitions).map { (TopicPartition(topic: topic, partition: $0), StartPosition.beginning) }
        let consumer = try KafkaConsumer(
            configuration: Broker.configuration(),
            assigning: Dictionary(start, uniquingKeysWith: { first, _ in first }), logger: .quiet)
        var records: [ConsumedRecord] = []
        var batches = consumer.batches.makeAsyncIterator()
        while records.count < count, let batch = try await batches.next() { records += batch.records }
        await consumer.close(within: .seconds(5))
        return records
    }
}

/// An application that keeps its own offsets, as a projector does: shared by the members of one group.
final class OffsetBook: Sendable {
    struct State {
        var next: [TopicPartition: Int64] = [:]
        var seen: [TopicPartition: [Int64]] = [:]
        /// Who holds a partition now; two at once would be a failure.
        var holders: [TopicPartition: String] = [:]
        var conflicts = 0
    }

    let state = Mutex(State())

    var total: Int { state.withLock { $0.seen.values.reduce(0) { $0 + $1.count } } }

    func book(_ batch: ConsumerBatch, by member: String) {
        state.withLock { state in
            for record in batch.records {
                if state.holders[record.topicPartition] != member { state.conflicts += 1 }
                state.seen[record.topicPartition, default: []].append(record.offset)
                state.next[record.topicPartition] = record.offset + 1
            }
        }
    }
}

struct BookKeeper: AssignmentHandler {
    let book: OffsetBook
    let member: String

    func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
        book.state.withLock { state in
            var starts: [TopicPartition: StartPosition] = [:]
            for partition in partitions {
                if state.holders[partition] != nil { state.conflicts += 1 }
                state.holders[partition] = member
                starts[partition] = .offset(state.next[partition] ?? 0)
            }
            return starts
        }
    }

    func revoked(_ partitions: [TopicPartition], lost: Bool) async {
        // What the revocation waits for: give other tasks a chance to go wrong first.
        for _ in 0..<20 { await Task.yield() }
        book.state.withLock { state in
            for partition in partitions where state.holders[partition] == member { state.holders[partition] = nil }
        }
    }
}

/// Answers with fixed start positions.
struct FixedStart: AssignmentHandler {
    let position: StartPosition

    func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
        Dictionary(partitions.map { ($0, position) }, uniquingKeysWith: { first, _ in first })
    }

    func revoked(_ partitions: [TopicPartition], lost: Bool) async {}
}
