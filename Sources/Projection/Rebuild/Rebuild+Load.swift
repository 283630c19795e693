internal import Applications
internal import EventLog
internal import Kafka
internal import Logging
internal import Postgres
internal import Synchronization

extension Rebuild {
    /// Loads every partition of the topics followed, some at a time.
    ///
    /// - Parameter ends: where to stop in each partition; nil for the ends when they are reached.
    func load(into target: ProjectionTarget, upTo ends: [TopicPartition: Int64]?, clusterID: String) async throws {
        let partitions = try await partitions()
        let expected: Int64
        if let ends { expected = ends.values.reduce(0, +) } else { expected = try await recordsPassedByLive() }
        let records = Atomic(0)
        let observe = observe
        let report: @Sendable (Int) -> Void = { more in
            let sum = records.add(more, ordering: .relaxed).newValue
            observe(.loading(records: sum, expected: max(Int(expected), sum)))
        }
        observe(.loading(records: 0, expected: Int(expected)))
        let load = PartitionLoad(
            model: model, target: target, codec: codec, kafka: kafka, clusterID: clusterID, settings: readerSettings,
            logger: logger, progressed: report)
        let queue = PartitionQueue(partitions)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<min(lanes, partitions.count) {
                group.addTask {
                    while let partition = queue.next() {
                        try await self.insist { connection in
                            try await load.run(partition, upTo: ends.map { $0[partition] ?? 0 }, on: connection)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Tries again on a new connection while the database is away; what was committed is found by its offset.
    private func insist(_ body: (PostgresConnection) async throws -> Void) async throws {
        var backoff = Backoff()
        while true {
            do {
                return try await PostgresConnection.with(loading, logger: logger, body)
            } catch let interrupted as BulkLane.Interrupted {
                logger.warning("database away", metadata: ["cause": "\(interrupted.code)"])
            } catch let error as PostgresError where error.isTransient {
                logger.warning("database away", metadata: ["cause": "\(error)"])
            }
            try await ContinuousClock().sleep(for: backoff.next())
        }
    }

    func partitions() async throws -> [TopicPartition] {
        do throws(KafkaError) {
            let admin = try KafkaAdmin(configuration: kafka, logger: logger)
            let topics = try await admin.describe(topics: model.benefits.map(Topics.name), within: .seconds(10))
            return topics.flatMap { topic in
                topic.partitions.map { TopicPartition(topic: topic.name, partition: $0.id) }
            }
        } catch {
            throw ProjectionFailure(error)
        }
    }

    private func recordsPassedByLive() async throws -> Int64 {
        try await PostgresConnection.with(database, logger: logger) { connection in
            let rows = try await connection.query(
                """
                select coalesce(sum(o.next_offset), 0)::bigint
                  from projection.projection_offset o
                  join projection.version v using (projection, version)
                 where o.projection = $1 and v.state = 'live'
                """, [.text(model.name)])
            return try rows.first?.int8(0) ?? 0
        }
    }
}

/// Partitions still to be loaded.
private final class PartitionQueue: Sendable {
    private let left: Mutex<[TopicPartition]>

    init(_ partitions: [TopicPartition]) { left = Mutex(partitions.reversed()) }

    func next() -> TopicPartition? { left.withLock { $0.popLast() } }
}
