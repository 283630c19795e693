internal import Applications
internal import Postgres
internal import Projection

/// Accepted events by kind and time.
struct AppendHistory: PostgresStatement {
    let events: [FoldedBatch.Accepted]

    static let sql = """
        insert into applicant_status.history (application_id, version, event_kind, status, occurred_at)
        select * from unnest($1::uuid[], $2::int4[], $3::text[], $4::text[], $5::timestamptz[])
        """

    var parameters: [PostgresValue] {
        [
            .uuidArray(events.map(\.state.id.postgres)), .int4Array(events.map { Int32($0.state.version) }),
            .textArray(events.map(\.event.body.kind.rawValue)), .textArray(events.map(\.state.status.rawValue)),
            .timestamptzArray(events.map { $0.event.metadata.time.milliseconds * 1000 }),
        ]
    }

}
