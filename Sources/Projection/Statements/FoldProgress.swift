public import Kafka
public import Postgres

/// How far a projection has come in one partition; what a caller waits on to read its own write.
public struct NextOffset: PostgresStatement {
    let projection: String
    let version: Int
    let partition: TopicPartition

    /// - Parameters:
    ///   - projection: name of the projection.
    ///   - version: version of its tables.
    ///   - partition: the partition written to.
    public init(projection: String, version: Int, partition: TopicPartition) {
        self.projection = projection
        self.version = version
        self.partition = partition
    }

    /// The query.
    public static let sql = """
        select next_offset from projection.projection_offset
         where projection = $1 and version = $2 and topic = $3 and partition = $4
        """

    /// Its parameters.
    public var parameters: [PostgresValue] {
        [.text(projection), .int4(Int32(version)), .text(partition.topic), .int4(partition.partition)]
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
    let version: Int
    let position: RecordPosition

    /// - Parameters:
    ///   - projection: name of the projection.
    ///   - version: version of its tables.
    ///   - position: the record asked about.
    public init(projection: String, version: Int, position: RecordPosition) {
        self.projection = projection
        self.version = version
        self.position = position
    }

    /// The query.
    public static let sql = """
        select outcome, refusal_code, current_version, current_status
          from projection.outcome
         where projection = $1 and version = $2 and topic = $3 and partition = $4 and record_offset = $5
        union all
        select 'parked', reason, null, null
          from projection.parked
         where projection = $1 and version = $2 and topic = $3 and partition = $4 and record_offset = $5
        """

    /// Its parameters.
    public var parameters: [PostgresValue] {
        [
            .text(projection), .int4(Int32(version)), .text(position.topic), .int4(position.partition),
            .int8(position.offset),
        ]
    }

    /// One row.
    public static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            outcome: try row.text(0), code: try row.optionalText(1),
            currentVersion: try row.optionalInt4(2).map(Int.init), currentStatus: try row.optionalText(3))
    }
}
