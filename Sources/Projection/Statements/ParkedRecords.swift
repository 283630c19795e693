internal import Applications
internal import Kafka
internal import Postgres

/// Sets records aside in the transaction that passes them.
struct SaveParked: PostgresStatement {
    let projection: String
    let version: Int
    let records: [FoldedBatch.Parked]

    static let sql = """
        insert into projection.parked
               (projection, version, topic, partition, record_offset, application_id, reason, detail)
        select $1, $2, p.*
          from unnest($3::text[], $4::int4[], $5::int8[], $6::uuid[], $7::text[], $8::text[]) as p
        """

    var parameters: [PostgresValue] {
        [
            .text(projection), .int4(Int32(version)), .textArray(records.map(\.position.topic)),
            .int4Array(records.map(\.position.partition)), .int8Array(records.map(\.position.offset)),
            .uuidArray(records.map { $0.application?.postgres }), .textArray(records.map(\.reason)),
            .textArray(records.map(\.detail)),
        ]
    }

}

/// Applications stopped by a parked record of these partitions.
struct LoadStopped: PostgresStatement {
    let projection: String
    let version: Int
    let partitions: [TopicPartition]

    static let sql = """
        select distinct p.application_id
          from projection.parked p
          join unnest($3::text[], $4::int4[]) as ours (topic, partition)
            on ours.topic = p.topic and ours.partition = p.partition
         where p.projection = $1 and p.version = $2 and p.application_id is not null
        """

    var parameters: [PostgresValue] {
        [
            .text(projection), .int4(Int32(version)), .textArray(partitions.map(\.topic)),
            .int4Array(partitions.map(\.partition)),
        ]
    }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> ApplicationID {
        try row.applicationID(0)
    }
}
