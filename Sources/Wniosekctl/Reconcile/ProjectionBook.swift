import Applications
import Kafka
import Postgres
import Reconciliation

/// One projection's books, in the version that is live.
struct ProjectionBook {
    private static let rowsAtOnce = 20_000

    let follower: Follower
    var topics: Set<String>
    var progress: [TopicPartition: Progress] = [:]
    /// Schema of the version's tables; nil for a projection without versions.
    var schema: String?
    /// The table that has a row for every accepted record.
    var table: AcceptedTable?

    var projection: String { follower.projection }

    init(follower: Follower, topics: Set<String>, schema: String? = nil, table: AcceptedTable? = nil) {
        self.follower = follower
        self.topics = topics
        self.schema = schema
        self.table = table
    }

    /// Everything that the rows say, as of the transaction's moment.
    func account(in transaction: borrowing PostgresTransaction) async throws -> FollowerAccount {
        var account = FollowerAccount(
            follower, topics: topics, acceptedRows: table?.hasPositions == true ? .byPosition : .byApplication)
        for (partition, progress) in progress { account.setProgress(progress, of: partition) }
        try await forEachRow(of: rows(), in: transaction) { row throws(PostgresError) in
            guard let fate = Fate(rawValue: try row.text(3)) else {
                throw PostgresError(.decoding, "projection.outcome has an unknown outcome", hint: "use a newer release")
            }
            account.add(fate, at: try row.position())
        }
        if let counts = acceptedByApplication {
            try await forEachRow(of: counts, in: transaction) { row throws(PostgresError) in
                let id = try row.uuid(0)
                account.addAccepted(try row.int(1), of: ApplicationID(UUID128(high: id.high, low: id.low)))
            }
        }
        return account
    }

    /// The applications that rows name for these positions.
    func applications(
        at positions: [RecordPosition], in transaction: borrowing PostgresTransaction
    ) async throws -> [RecordPosition: ApplicationID] {
        let found = try await transaction.query(
            """
            select r.topic, r.partition, r.record_offset, r.application_id
              from (\(rows(with: ", application_id"))) r
              join unnest($1::text[], $2::int4[], $3::int8[]) as wanted (topic, partition, record_offset)
                on wanted.topic = r.topic and wanted.partition = r.partition
               and wanted.record_offset = r.record_offset
             where r.application_id is not null
            """,
            [
                .textArray(positions.map(\.topic)), .int4Array(positions.map(\.partition)),
                .int8Array(positions.map(\.offset)),
            ])
        var applications: [RecordPosition: ApplicationID] = [:]
        for row in found {
            let id = try row.uuid(3)
            applications[try row.position()] = ApplicationID(UUID128(high: id.high, low: id.low))
        }
        return applications
    }

    /// Rows that name a record's position and fate.
    private func rows(with more: String = "") -> String {
        let own = "where projection = \(SQLText.quoted(projection)) and version = \(follower.version)"
        var parts = [
            "select topic, partition, record_offset, outcome as fate\(more) from projection.outcome \(own)",
            "select topic, partition, record_offset, 'parked' as fate\(more) from projection.parked \(own)",
        ]
        if let schema, let table, table.hasPositions {
            parts.append(
                "select topic, partition, record_offset, 'accepted' as fate\(more) from \(table.name(in: schema))")
        }
        return parts.joined(separator: " union all ")
    }

    /// Applications and how many accepted events each has, where rows keep no positions.
    private var acceptedByApplication: String? {
        guard let table, let schema else {
            return """
                select application_id, application_version from projection.snapshot
                 where projection = \(SQLText.quoted(projection)) and version = \(follower.version)
                """
        }
        guard !table.hasPositions else { return nil }
        return "select application_id, count(*)::int4 from \(table.name(in: schema)) group by application_id"
    }

    /// Through a cursor: a result of millions of rows would be held in memory twice.
    private func forEachRow(
        of query: String, in transaction: borrowing PostgresTransaction,
        _ body: (PostgresRow) throws(PostgresError) -> Void
    ) async throws {
        try await transaction.execute(script: "declare reconciled no scroll cursor for \(query)")
        while true {
            let rows = try await transaction.query("fetch \(Self.rowsAtOnce) from reconciled")
            for row in rows { try body(row) }
            if rows.count < Self.rowsAtOnce { break }
        }
        try await transaction.execute(script: "close reconciled")
    }
}

extension PostgresRow {
    fileprivate func position() throws(PostgresError) -> RecordPosition {
        RecordPosition(topic: try text(0), partition: try int4(1), offset: try int8(2))
    }
}

/// Constants in SQL text, where a cursor takes no parameters.
private enum SQLText {
    static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
