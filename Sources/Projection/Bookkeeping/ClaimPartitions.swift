internal import Kafka
internal import Postgres

/// Takes partitions over; see `projection.claim`.
struct ClaimPartitions: PostgresStatement {
    struct Row: Sendable {
        let partition: TopicPartition
        let claim: PartitionLedger.Claim
    }

    let target: ProjectionTarget
    let partitions: [TopicPartition]
    let owner: String
    let clusterID: String

    static let sql = "select topic, partition, next_offset, epoch, memo from projection.claim($1, $2, $3, $4, $5, $6)"

    var parameters: [PostgresValue] {
        [
            .text(target.projection), .int4(Int32(target.version)), .textArray(partitions.map(\.topic)),
            .int4Array(partitions.map(\.partition)), .text(owner), .text(clusterID),
        ]
    }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            partition: TopicPartition(topic: try row.text(0), partition: try row.int4(1)),
            claim: PartitionLedger.Claim(
                nextOffset: try row.int8(2), epoch: try row.int8(3), memo: try row.optionalBytea(4)))
    }
}
