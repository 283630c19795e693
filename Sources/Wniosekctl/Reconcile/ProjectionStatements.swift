import Kafka
import Postgres
import Reconciliation

/// The table of a version that has a row for every accepted record.
struct AcceptedTable {
    let name: String
    /// Whether each row keeps the record's position.
    let hasPositions: Bool

    func name(in schema: String) -> String { "\(SQLName.quoted(schema)).\(SQLName.quoted(name))" }
}

/// Versions that are live, with the table of accepted records: `event` of a benefit, `record` of the event archive,
/// `step` of the applicants' status.
struct LiveVersions: PostgresStatement {
    struct Row: Sendable {
        let follower: Follower
        let schema: String
        let table: AcceptedTable?
    }

    static let sql = """
        select v.projection, v.version, v.schema_name, c.relname,
               (select count(*) = 3 from pg_attribute a
                 where a.attrelid = c.oid and a.attname in ('topic', 'partition', 'record_offset'))
          from projection.version v
          left join pg_namespace n on n.nspname = v.schema_name
          left join pg_class c
            on c.relnamespace = n.oid and c.relkind = 'r' and c.relname in ('event', 'record', 'step')
         where v.state = 'live'
        """

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        let table = try row.optionalText(3)
        let hasPositions = try row.bool(4)
        return Row(
            follower: Follower(projection: try row.text(0), version: try row.int(1)), schema: try row.text(2),
            table: table.map { AcceptedTable(name: $0, hasPositions: hasPositions) })
    }
}

/// How far each version of each projection has come.
struct ProgressOfPartitions: PostgresStatement {
    struct Row: Sendable {
        let follower: Follower
        let partition: TopicPartition
        let progress: Progress
    }

    static let sql = """
        select o.projection, o.version, o.topic, o.partition, o.next_offset, o.cluster_id, o.accepted, o.duplicates,
               o.refused, o.parked,
               exists (select from projection.version v where v.projection = o.projection) as is_read_model
          from projection.projection_offset o
        """

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            follower: Follower(projection: try row.text(0), version: try row.int(1), isReadModel: try row.bool(10)),
            partition: TopicPartition(topic: try row.text(2), partition: try row.int4(3)),
            progress: Progress(
                nextOffset: try row.int8(4), clusterID: try row.text(5),
                counters: Progress.Counters(
                    accepted: try row.int8(6), duplicates: try row.int8(7), refused: try row.int8(8),
                    parked: try row.int8(9))))
    }
}
