internal import Kafka
internal import Postgres

/// First step of every batch: compare-and-set of the offsets, raising where another owner was quicker.
struct AdvanceOffsets: PostgresStatement {
    let target: ProjectionTarget
    let advances: [PartitionLedger.Advance]
    let memos: [TopicPartition: [UInt8]]

    static let sql = "select projection.advance($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"

    var parameters: [PostgresValue] {
        [
            .text(target.projection), .int4(Int32(target.version)), .textArray(advances.map(\.partition.topic)),
            .int4Array(advances.map(\.partition.partition)), .int8Array(advances.map(\.expected)),
            .int8Array(advances.map(\.next)), .int8Array(advances.map(\.epoch)), .int8Array(advances.map(\.accepted)),
            .int8Array(advances.map(\.duplicates)), .int8Array(advances.map(\.refused)),
            .int8Array(advances.map(\.parked)), .byteaArray(advances.map { memos[$0.partition] }),
        ]
    }
}
