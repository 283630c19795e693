internal import Applications
internal import EventLog
internal import Postgres

/// States of applications as last folded.
struct LoadSnapshots: PostgresStatement {
    let projection: String
    let version: Int
    let applications: [ApplicationID]

    static let sql = """
        select state from projection.snapshot
         where projection = $1 and version = $2 and application_id = any($3)
        """

    var parameters: [PostgresValue] {
        [.text(projection), .int4(Int32(version)), .uuidArray(applications.map(\.postgres))]
    }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> [UInt8] {
        try row.bytea(0)
    }
}

/// Keeps the states that a batch changed; one row per application.
struct SaveSnapshots: PostgresStatement {
    let projection: String
    let version: Int
    let states: [ApplicationState]

    static let sql = """
        insert into projection.snapshot as s (projection, version, application_id, application_version, state)
        select $1, $2, changed.application_id, changed.application_version, changed.state
          from unnest($3::uuid[], $4::int4[], $5::bytea[]) as changed (application_id, application_version, state)
        on conflict (projection, version, application_id)
            do update set application_version = excluded.application_version, state = excluded.state
        """

    var parameters: [PostgresValue] {
        [
            .text(projection), .int4(Int32(version)), .uuidArray(states.map(\.id.postgres)),
            .int4Array(states.map { Int32($0.version) }), .byteaArray(states.map(SnapshotCodec.encode)),
        ]
    }

}
