internal import Kafka
internal import Postgres

/// Looks whether the database still knows this instance as the owner and as far as it came. A batch finds that out by
/// itself; an instance without records to fold would not notice a pause, another version, or a backup put back.
struct OwnershipWatch: Sendable {
    private static let every = Duration.seconds(1)

    let target: ProjectionTarget
    let pool: PostgresPool
    let lanes: Lanes

    func run() async throws {
        var before: [TopicPartition: Int64] = [:]
        while true {
            try await ContinuousClock().sleep(for: Self.every)
            do {
                // A claim of our own may be committed and not answered yet, so one look is not enough.
                let doubtful = try await doubtful()
                if doubtful.contains(where: { before[$0.key] == $0.value }) { throw ProjectionFailure.fenced }
                before = doubtful
            } catch is PostgresError {
                before = [:]
            }
        }
    }

    /// Partitions of which the database knows another owner or less, with the epoch they are held under.
    private func doubtful() async throws -> [TopicPartition: Int64] {
        // In this order: the database can only be further on than what was remembered before it was asked.
        let claims = await lanes.claims()
        guard !claims.isEmpty else { return [:] }
        let statement = LoadOwnership(target: target, partitions: Array(claims.keys))
        let rows = try await pool.withConnection { try await $0.query(statement) }
        let known = Dictionary(uniqueKeysWithValues: rows.map { ($0.partition, $0) })
        return claims.filter { partition, claim in
            guard let row = known[partition] else { return true }
            return row.epoch != claim.epoch || row.nextOffset < claim.nextOffset
        }.mapValues(\.epoch)
    }
}

/// Offsets and epochs of partitions as the database has them.
struct LoadOwnership: PostgresStatement {
    struct Row: Sendable {
        let partition: TopicPartition
        let nextOffset: Int64
        let epoch: Int64
    }

    let target: ProjectionTarget
    let partitions: [TopicPartition]

    static let sql = """
        select o.topic, o.partition, o.next_offset, o.epoch
          from projection.projection_offset o
          join unnest($3::text[], $4::int4[]) as ours (topic, partition)
            on ours.topic = o.topic and ours.partition = o.partition
         where o.projection = $1 and o.version = $2
        """

    var parameters: [PostgresValue] {
        [
            .text(target.projection), .int4(Int32(target.version)), .textArray(partitions.map(\.topic)),
            .int4Array(partitions.map(\.partition)),
        ]
    }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            partition: TopicPartition(topic: try row.text(0), partition: try row.int4(1)),
            nextOffset: try row.int8(2), epoch: try row.int8(3))
    }
}
