public import Kafka
internal import Postgres

/// What became of a partition's records, as the database has it.
public struct PartitionAccount: Sendable, Equatable {
    /// The partition.
    public let partition: TopicPartition
    /// Offset of the first record not folded yet.
    public let nextOffset: Int64
    /// Records that became rows.
    public let accepted: Int64
    /// Records of events already there.
    public let duplicates: Int64
    /// Records that changed nothing.
    public let refused: Int64
    /// Records set aside now.
    public let parked: Int64

    /// Offsets passed for which there is no record accounted for; negative when some are accounted for twice.
    public var unaccounted: Int64 { nextOffset - accepted - duplicates - refused - parked }
}

/// The accounts of a version, of the partitions of all its instances.
struct LoadAccounts: PostgresStatement {
    let target: ProjectionTarget

    static let sql = """
        select topic, partition, next_offset, accepted, duplicates, refused, parked
          from projection.projection_offset
         where projection = $1 and version = $2
         order by topic, partition
        """

    var parameters: [PostgresValue] { [.text(target.projection), .int4(Int32(target.version))] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> PartitionAccount {
        PartitionAccount(
            partition: TopicPartition(topic: try row.text(0), partition: try row.int4(1)),
            nextOffset: try row.int8(2), accepted: try row.int8(3), duplicates: try row.int8(4),
            refused: try row.int8(5), parked: try row.int8(6))
    }
}
