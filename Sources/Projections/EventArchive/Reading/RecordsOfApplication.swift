public import Applications
public import Kafka
public import Postgres
internal import Projection

/// The archived records that carry an application's key, in the order of the log.
public struct RecordsOfApplication: PostgresStatement {
    private let application: ApplicationID

    /// - Parameter application: the key.
    public init(_ application: ApplicationID) {
        self.application = application
    }

    /// Reads the public view, which stays the same through rebuilds.
    public static let sql = """
        select topic, partition, record_offset, timestamp_ms, key, value, headers
          from event_archive.records
         where application_id = $1
         order by topic, partition, record_offset
        """

    /// See `PostgresStatement`.
    public var parameters: [PostgresValue] { [.uuid(application.postgres)] }

    /// The record as it was consumed.
    public static func decode(_ row: PostgresRow) throws(PostgresError) -> ConsumedRecord {
        guard let headers = HeaderFrames.decode(try row.bytea(6)) else {
            throw PostgresError(
                .decoding, "event_archive.records.headers is damaged", hint: "run wniosekctl archive verify")
        }
        return ConsumedRecord(
            topic: try row.text(0), partition: try row.int4(1), offset: try row.int8(2),
            timestamp: try row.optionalInt8(3), key: try row.optionalBytea(4), value: try row.optionalBytea(5),
            headers: headers)
    }
}
