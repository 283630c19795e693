internal import Kafka
internal import Postgres

/// First step of every batch: compare-and-set of the offsets, raising where another owner was quicker.
struct AdvanceOffsets: PostgresStatement {
    let projection: String
    let version: Int
    let advances: [PartitionLedger.Advance]

    static let sql = "select projection.advance($1, $2, $3, $4, $5, $6, $7)"

    var parameters: [PostgresValue] {
        [
            .text(projection), .int4(Int32(version)), .textArray(advances.map(\.partition.topic)),
            .int4Array(advances.map(\.partition.partition)), .int8Array(advances.map(\.expected)),
            .int8Array(advances.map(\.next)), .int8Array(advances.map(\.epoch)),
        ]
    }

}
