internal import Kafka
internal import Postgres

/// Whether any record set aside is to be folded again: one look into an index that is empty as a rule.
struct AnyReleaseWanted: PostgresStatement {
    let target: ProjectionTarget

    static let sql = """
        select exists (select from projection.parked
                        where projection = $1 and version = $2 and release_requested_at is not null)
        """

    var parameters: [PostgresValue] { [.text(target.projection), .int4(Int32(target.version))] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Bool { try row.bool(0) }
}

/// Takes back what was asked for, since the log lacks some of the records; these say so from now on.
struct RefuseRelease: PostgresStatement {
    static let note = "Gone from the log. "

    let target: ProjectionTarget
    let positions: [RecordPosition]
    let gone: Set<RecordPosition>

    static let sql = """
        update projection.parked p
           set release_requested_at = null,
               detail = case when r.is_gone and not starts_with(p.detail, $7) then $7 || p.detail else p.detail end
          from unnest($3::text[], $4::int4[], $5::int8[], $6::bool[]) as r (topic, partition, record_offset, is_gone)
         where p.projection = $1 and p.version = $2
           and p.topic = r.topic and p.partition = r.partition and p.record_offset = r.record_offset
        """

    var parameters: [PostgresValue] {
        [
            .text(target.projection), .int4(Int32(target.version)), .textArray(positions.map(\.topic)),
            .int4Array(positions.map(\.partition)), .int8Array(positions.map(\.offset)),
            .boolArray(positions.map { gone.contains($0) }), .text(Self.note),
        ]
    }
}
