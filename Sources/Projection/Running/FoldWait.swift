public import Kafka
public import Postgres

/// Waits until a projection has passed a record, so that whoever wrote it can be told what became of it.
public struct FoldWait: Sendable {
    private let pool: PostgresPool
    private let projection: String
    private let limit: Duration

    /// - Parameters:
    ///   - pool: connections to the projection's database.
    ///   - projection: name of the projection.
    ///   - limit: how long to wait at most.
    public init(pool: PostgresPool, projection: String, within limit: Duration) {
        self.pool = pool
        self.projection = projection
        self.limit = limit
    }

    /// Looks at the projection's offset until it has passed the record: first often, then every 50 ms. False when the
    /// time is over before.
    public func hasPassed(_ position: RecordPosition) async throws -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + limit
        var pause = Duration.milliseconds(4)
        let statement = NextOffset(
            projection: projection,
            partition: TopicPartition(topic: position.topic, partition: position.partition))
        let pool = pool
        while clock.now < end {
            let left = end - clock.now
            do {
                let next = try await PostgresDeadline.run(within: left) {
                    try await pool.withConnection(within: left) { try await $0.query(statement) }.first ?? 0
                }
                if next > position.offset { return true }
            } catch let error as PostgresError where error.kind == .timeout || error.kind == .poolTimeout {
                return false
            }
            try await clock.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(50))
        }
        return false
    }
}
