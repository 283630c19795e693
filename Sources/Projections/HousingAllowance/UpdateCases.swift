internal import Applications
internal import Postgres
internal import Projection

/// Brings the rows to the last state of the batch; one row per application.
struct UpdateCases: PostgresStatement {
    let states: [ApplicationState]

    static let sql = """
        update housing_allowance.applications a
           set version = s.version, status = s.status, status_since = s.status_since, owner = s.owner,
               case_number = s.case_number, decide_by = s.decide_by, deadlines = s.deadlines,
               decision_outcome = s.outcome, decision_number = s.decision_number, decided_on = s.decided_on,
               decision_amount_grosze = s.amount
          from unnest($1::uuid[], $2::int4[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::date[],
                      $8::jsonb[], $9::text[], $10::text[], $11::date[], $12::int8[])
               as s (application_id, version, status, status_since, owner, case_number, decide_by, deadlines, outcome,
                     decision_number, decided_on, amount)
         where a.application_id = s.application_id
        """

    var parameters: [PostgresValue] {
        [
            .uuidArray(states.map(\.id.postgres)), .int4Array(states.map { Int32($0.version) }),
            .textArray(states.map(\.status.rawValue)),
            .timestamptzArray(states.map { $0.statusSince.milliseconds * 1000 }),
            .textArray(states.map(\.owner)), .textArray(states.map(\.caseNumber)),
            .dateArray(states.map { $0.deadline(.decideBy)?.due.daysSince1970 }),
            .jsonbArray(states.map { DeadlineJSON.encode($0.deadlines) }),
            .textArray(states.map(\.decision?.outcome.rawValue)), .textArray(states.map(\.decision?.decisionNumber)),
            .dateArray(states.map(\.decision?.decidedOn.daysSince1970)),
            .int8Array(states.map { $0.decision?.amountGrosze.map(Int64.init) }),
        ]
    }
}
