internal import Kafka
internal import Synchronization

/// The lanes of one instance: each partition belongs to one of them, so its records stay in order.
final class Lanes: AssignmentHandler {
    private let lanes: [ProjectionLane]
    private let inboxes: [LaneInbox]
    private let observe: ProjectionObserver
    /// The consumer tells only that an assignment was refused; why, is here.
    private let refusal = Mutex<(any Error)?>(nil)

    /// - Parameter maximumBatch: records that a lane folds together at most.
    init(_ lanes: [ProjectionLane], maximumBatch: Int, observer: @escaping ProjectionObserver = { _ in }) {
        self.lanes = lanes
        inboxes = lanes.map { _ in LaneInbox(capacity: maximumBatch) }
        observe = observer
    }

    func lane(of partition: TopicPartition) -> ProjectionLane { lanes[place(of: partition)] }

    /// Not the number alone: an instance that holds one partition of each topic would have them all in one lane.
    private func place(of partition: TopicPartition) -> Int {
        (Int(partition.partition) + partition.topic.utf8.count) % lanes.count
    }

    /// What the lanes own now, and how far they came.
    func claims() async -> [TopicPartition: PartitionLedger.Claim] {
        var claims: [TopicPartition: PartitionLedger.Claim] = [:]
        for lane in lanes { claims.merge(await lane.claims) { _, new in new } }
        return claims
    }

    func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
        for inbox in inboxes { inbox.begin() }
        var starts: [TopicPartition: StartPosition] = [:]
        do {
            for (lane, mine) in zip(lanes, dealt(partitions) { $0 }) where !mine.isEmpty {
                starts.merge(try await lane.claim(mine)) { _, new in new }
            }
        } catch {
            refusal.withLock { $0 = error }
            throw error
        }
        if !partitions.isEmpty { observe(.claimed(partitions: partitions.count)) }
        return starts
    }

    /// The cause of an error of the consumer: why this instance refused its partitions, where it did.
    func cause(of error: KafkaError) -> any Error {
        let refused = error.code == .assignmentRefused ? refusal.withLock { $0 } : nil
        // A claim that took too long was cancelled; the consumer's error says so better.
        if let refused, !(refused is CancellationError) { return refused }
        return ProjectionFailure(error)
    }

    func revoked(_ partitions: [TopicPartition], lost: Bool) async {
        for inbox in inboxes { inbox.begin() }
        for (lane, mine) in zip(lanes, dealt(partitions) { $0 }) where !mine.isEmpty {
            await lane.release(mine)
        }
        observe(.released(partitions: partitions.count, lost: lost))
    }

    /// Reads until the consumer ends. Each lane folds what is its own, as fast as it can; the reader waits for a lane
    /// only when a whole transaction waits there.
    ///
    /// - Parameters:
    ///   - read: told of each batch before it is folded.
    ///   - committed: told of the offsets to go on from, after each batch of a lane.
    func follow(
        _ consumer: KafkaConsumer, read: @escaping @Sendable (ConsumerBatch) -> Void,
        committed: @escaping @Sendable ([TopicPartition: Int64]) async -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    for try await batch in consumer.batches where !batch.records.isEmpty {
                        read(batch)
                        for (inbox, mine) in zip(self.inboxes, self.dealt(batch.records, by: \.topicPartition))
                        where !mine.isEmpty {
                            await inbox.put(mine)
                        }
                    }
                } catch let error as KafkaError {
                    throw self.cause(of: error)
                }
            }
            for (lane, inbox) in zip(lanes, inboxes) {
                group.addTask {
                    while let batch = await inbox.take() {
                        await committed(try await lane.process(batch.records) { inbox.isCurrent(batch) })
                    }
                }
            }
            // The first to end, ends all; nothing waits at an inbox for ever.
            defer {
                group.cancelAll()
                for inbox in inboxes { inbox.close() }
            }
            try await withTaskCancellationHandler {
                _ = try await group.next()
            } onCancel: {
                for inbox in inboxes { inbox.close() }
            }
        }
    }

    private func dealt<Item>(_ items: [Item], by partition: (Item) -> TopicPartition) -> [[Item]] {
        var dealt = [[Item]](repeating: [], count: lanes.count)
        for item in items { dealt[place(of: partition(item))].append(item) }
        return dealt
    }
}
