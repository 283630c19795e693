internal import Applications
internal import Kafka
internal import Postgres

/// Sets records aside in the transaction that passes them.
struct SaveParked: PostgresStatement {
    let target: ProjectionTarget
    let records: [FoldedBatch.Parked]

    static let sql = """
        insert into projection.parked
               (projection, version, topic, partition, record_offset, application_id, reason, detail)
        select $1, $2, p.*
          from unnest($3::text[], $4::int4[], $5::int8[], $6::uuid[], $7::text[], $8::text[]) as p
        """

    var parameters: [PostgresValue] {
        [
            .text(target.projection), .int4(Int32(target.version)), .textArray(records.map(\.position.topic)),
            .int4Array(records.map(\.position.partition)), .int8Array(records.map(\.position.offset)),
            .uuidArray(records.map { $0.application?.postgres }), .textArray(records.map(\.reason)),
            .textArray(records.map(\.detail)),
        ]
    }

}

/// Takes records out that were set aside and are folded again now; raises when somebody else did.
struct ReleaseParked: PostgresStatement {
    let target: ProjectionTarget
    let positions: [RecordPosition]

    static let sql = "select projection.release_parked($1, $2, $3, $4, $5)"

    var parameters: [PostgresValue] {
        [
            .text(target.projection), .int4(Int32(target.version)), .textArray(positions.map(\.topic)),
            .int4Array(positions.map(\.partition)), .int8Array(positions.map(\.offset)),
        ]
    }
}

/// Records set aside of these partitions, in log order.
struct LoadParked: PostgresStatement {
    struct Row: Sendable {
        let application: ApplicationID?
        let position: RecordPosition
    }

    let target: ProjectionTarget
    let partitions: [TopicPartition]

    static let sql = """
        select p.application_id, p.topic, p.partition, p.record_offset
          from projection.parked p
          join unnest($3::text[], $4::int4[]) as ours (topic, partition)
            on ours.topic = p.topic and ours.partition = p.partition
         where p.projection = $1 and p.version = $2
         order by p.topic, p.partition, p.record_offset
        """

    var parameters: [PostgresValue] {
        [
            .text(target.projection), .int4(Int32(target.version)), .textArray(partitions.map(\.topic)),
            .int4Array(partitions.map(\.partition)),
        ]
    }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            application: try row.optionalUUID(0).map { ApplicationID(UUID128(high: $0.high, low: $0.low)) },
            position: RecordPosition(topic: try row.text(1), partition: try row.int4(2), offset: try row.int8(3)))
    }

    /// The applications that these records stop, with the last one of each.
    static func stopped(by rows: [Row]) -> [ApplicationID: RecordPosition] {
        var stopped: [ApplicationID: RecordPosition] = [:]
        for row in rows {
            if let application = row.application { stopped[application] = row.position }
        }
        return stopped
    }
}

/// Records of applications that an operator wants tried again, in log order.
struct LoadReleases: PostgresStatement {
    let target: ProjectionTarget

    static let sql = """
        select p.application_id, p.topic, p.partition, p.record_offset
          from projection.parked p
         where p.projection = $1 and p.version = $2
           and exists (
                   select from projection.parked asked
                    where asked.projection = $1 and asked.version = $2 and asked.release_requested_at is not null
                      and (asked.application_id = p.application_id
                           or (asked.topic, asked.partition, asked.record_offset)
                              = (p.topic, p.partition, p.record_offset)))
         order by p.application_id, p.topic, p.partition, p.record_offset
        """

    var parameters: [PostgresValue] { [.text(target.projection), .int4(Int32(target.version))] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> LoadParked.Row {
        try LoadParked.decode(row)
    }
}
