public import Kafka
public import Postgres

/// How far the live version of a projection has come in one partition; what a caller waits on to read its own write.
public struct NextOffset: PostgresStatement {
    let projection: String
    let partition: TopicPartition

    /// - Parameters:
    ///   - projection: name of the projection.
    ///   - partition: the partition written to.
    public init(projection: String, partition: TopicPartition) {
        self.projection = projection
        self.partition = partition
    }

    /// The query.
    public static let sql = """
        select o.next_offset
          from projection.projection_offset o
          join projection.version v on v.projection = o.projection and v.version = o.version and v.state = 'live'
         where o.projection = $1 and o.topic = $2 and o.partition = $3
        """

    /// Its parameters.
    public var parameters: [PostgresValue] {
        [.text(projection), .text(partition.topic), .int4(partition.partition)]
    }

    /// One row.
    public static func decode(_ row: PostgresRow) throws(PostgresError) -> Int64 {
        try row.int8(0)
    }
}

/// What became of a record that changed nothing.
public struct OutcomeOfRecord: PostgresStatement {
    /// The refusal (or `duplicate`), or the reason for parking.
    public struct Row: Sendable, Equatable {
        /// `duplicate`, `refused` or `parked`.
        public let outcome: String
        /// Refusal code or parking reason.
        public let code: String?
        /// Version of the application when the record was read.
        public let currentVersion: Int?
        /// Status of the application when the record was read.
        public let currentStatus: String?
    }

    let projection: String
    let position: RecordPosition

    /// - Parameters:
    ///   - projection: name of the projection.
    ///   - position: the record asked about.
    public init(projection: String, position: RecordPosition) {
        self.projection = projection
        self.position = position
    }

    /// The query.
    public static let sql = """
        select o.outcome, o.refusal_code, o.current_version, o.current_status
          from projection.outcome o
          join projection.version v on v.projection = o.projection and v.version = o.version and v.state = 'live'
         where o.projection = $1 and o.topic = $2 and o.partition = $3 and o.record_offset = $4
        union all
        select 'parked', p.reason, null, null
          from projection.parked p
          join projection.version v on v.projection = p.projection and v.version = p.version and v.state = 'live'
         where p.projection = $1 and p.topic = $2 and p.partition = $3 and p.record_offset = $4
        """

    /// Its parameters.
    public var parameters: [PostgresValue] {
        [.text(projection), .text(position.topic), .int4(position.partition), .int8(position.offset)]
    }

    /// One row.
    public static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            outcome: try row.text(0), code: try row.optionalText(1),
            currentVersion: try row.optionalInt4(2).map(Int.init), currentStatus: try row.optionalText(3))
    }
}
