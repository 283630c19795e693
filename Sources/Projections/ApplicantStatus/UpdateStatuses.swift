internal import Applications
internal import Postgres
internal import Projection

/// Brings the rows to the last state of the batch; one row per application.
struct UpdateStatuses: PostgresStatement {
    let states: [ApplicationState]

    static let sql = """
        update applicant_status.applications a
           set version = s.version, status = s.status, status_since = s.status_since, deadlines = s.deadlines
          from unnest($1::uuid[], $2::int4[], $3::text[], $4::timestamptz[], $5::jsonb[])
               as s (application_id, version, status, status_since, deadlines)
         where a.application_id = s.application_id
        """

    var parameters: [PostgresValue] {
        [
            .uuidArray(states.map(\.id.postgres)), .int4Array(states.map { Int32($0.version) }),
            .textArray(states.map(\.status.rawValue)),
            .timestamptzArray(states.map { $0.statusSince.milliseconds * 1000 }),
            .jsonbArray(states.map { DeadlineJSON.encode($0.deadlines) }),
        ]
    }

}
