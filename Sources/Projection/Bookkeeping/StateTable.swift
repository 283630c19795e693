internal import Applications
internal import EventLog
internal import Postgres

/// Where a projection keeps the folded states.
enum StateTable: Sendable {
    /// `standing` of its own schema.
    case standing
    /// `projection.snapshot`, for projections without tables of their own.
    case snapshot

    func load(_ applications: [ApplicationID], of target: ProjectionTarget) -> PipelineStep {
        let ids = PostgresValue.uuidArray(applications.map(\.postgres))
        switch self {
        case .standing:
            return PipelineStep(
                sql: "select state from \(target.schema).standing where application_id = any($1)", parameters: [ids])
        case .snapshot:
            return PipelineStep(
                sql: """
                    select state from projection.snapshot
                     where projection = $1 and version = $2 and application_id = any($3)
                    """,
                parameters: [.text(target.projection), .int4(Int32(target.version)), ids])
        }
    }

    /// One row per application.
    func save(_ states: [ApplicationState], of target: ProjectionTarget) -> PipelineStep {
        switch self {
        case .standing:
            return TableStatements(schema: target.schema)
                .replacement(of: states.map(Standing.row), in: Standing.table)
        case .snapshot:
            return PipelineStep(
                sql: """
                    insert into projection.snapshot (projection, version, application_id, application_version, state)
                    select $1, $2, changed.*
                      from unnest($3::uuid[], $4::int4[], $5::bytea[]) as changed
                    on conflict (projection, version, application_id)
                        do update set application_version = excluded.application_version, state = excluded.state
                    """,
                parameters: [
                    .text(target.projection), .int4(Int32(target.version)), .uuidArray(states.map(\.id.postgres)),
                    .int4Array(states.map { Int32($0.version) }), .byteaArray(states.map(SnapshotCodec.encode)),
                ])
        }
    }
}
