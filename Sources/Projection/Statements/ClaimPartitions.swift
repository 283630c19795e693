internal import Kafka
internal import Postgres

/// Takes partitions over; see `schemas/sql/projection/0008_claim.sql`.
struct ClaimPartitions: PostgresStatement {
    struct Row: Sendable {
        let partition: TopicPartition
        let nextOffset: Int64
        let epoch: Int64
    }

    let projection: String
    let version: Int
    let partitions: [TopicPartition]
    let owner: String
    let clusterID: String

    static let sql = "select topic, partition, next_offset, epoch from projection.claim($1, $2, $3, $4, $5, $6)"

    var parameters: [PostgresValue] {
        [
            .text(projection), .int4(Int32(version)), .textArray(partitions.map(\.topic)),
            .int4Array(partitions.map(\.partition)), .text(owner), .text(clusterID),
        ]
    }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            partition: TopicPartition(topic: try row.text(0), partition: try row.int4(1)),
            nextOffset: try row.int8(2), epoch: try row.int8(3))
    }
}
