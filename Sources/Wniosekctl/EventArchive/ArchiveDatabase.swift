import Kafka
import Postgres
import Projections
import ServiceKit

/// The archive's tables, read as a stream.
struct ArchiveDatabase {
    /// One version of the archive.
    struct Version: Sendable {
        let number: Int
        let schema: String

        var table: String { "\(SQLName.quoted(schema)).record" }
    }

    private let connection: PostgresConnection

    static func session<R>(
        _ settings: OperatorSettings, _ body: (ArchiveDatabase) async throws -> R
    ) async throws -> R {
        do {
            var target = try PostgresConfiguration(url: try settings.configuration.value(ServiceKeys.databaseURL))
            // A partition is one statement, however large it is.
            target.statementTimeout = nil
            target.answerTimeout = .seconds(600)
            return try await PostgresConnection.with(target, logger: settings.logger) { connection in
                try await body(ArchiveDatabase(connection: connection))
            }
        } catch let error as PostgresError {
            throw CommandFailure(error.isTransient ? .unavailable : .failed, "\(error)")
        }
    }

    /// The version of this number, or the live one.
    func version(_ number: Int?) async throws -> Version? {
        let rows = try await connection.query(
            """
            select version, schema_name
              from projection.version
             where projection = 'event-archive' and (version = $1 or $1 is null and state = 'live')
            """, [.optionalInt4(number.map(Int32.init(clamping:)))])
        return try rows.first.map { row throws(PostgresError) in
            Version(number: try row.int(0), schema: try row.text(1))
        }
    }

    /// Partitions that the projection has come to, and any others that rows are there of.
    func partitions(of version: Version) async throws -> Set<TopicPartition> {
        let rows = try await connection.query(
            """
            select topic, partition
              from projection.projection_offset
             where projection = 'event-archive' and version = $1
            union
            select topic, partition from \(version.table)
            """, [.int4(Int32(version.number))])
        return Set(
            try rows.map { row throws(PostgresError) in
                TopicPartition(topic: try row.text(0), partition: try row.int4(1))
            })
    }

    /// Walks a partition in one snapshot, so that a projector at work changes nothing.
    func walk(
        _ partition: TopicPartition, of version: Version, anchors: [Int64: [UInt8]]
    ) async throws -> ChainWalk {
        var walk = ChainWalk(partition: partition, anchors: anchors)
        try await connection.transaction(isolation: .repeatableRead) { transaction in
            let remembered = try await transaction.query(
                """
                select memo
                  from projection.projection_offset
                 where projection = 'event-archive' and version = $1 and topic = $2 and partition = $3
                """, [.int4(Int32(version.number)), .text(partition.topic), .int4(partition.partition)])
            try await transaction.copyOut(Self.rows(of: partition, in: version)) { row in
                walk.walk(try Self.link(row, of: partition))
            }
            walk.finish(remembered: try remembered.first?.optionalBytea(0))
        }
        return walk
    }

    /// COPY takes no parameters; the topic is quoted by the rules of standard strings.
    private static func rows(of partition: TopicPartition, in version: Version) -> String {
        """
        select record_offset, timestamp_ms, key, value, headers, chain
          from \(version.table)
         where topic = '\(partition.topic.replacing("'", with: "''"))' and partition = \(partition.partition)
         order by record_offset
        """
    }

    private static func link(_ row: PostgresCopyRow, of partition: TopicPartition) throws -> ChainWalk.Link {
        ChainWalk.Link(
            record: ConsumedRecord(
                topic: partition.topic, partition: partition.partition, offset: try row.int8(0) ?? -1,
                timestamp: try row.int8(1), key: try row.bytea(2), value: try row.bytea(3), headers: []),
            headers: try row.bytea(4) ?? [], chain: try row.bytea(5) ?? [])
    }
}
