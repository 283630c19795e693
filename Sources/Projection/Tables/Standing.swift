internal import Applications
internal import EventLog
internal import JSON
internal import Postgres

/// The engine's own table in every version: one row per application with its folded state, as columns for readers and
/// whole for the projector.
enum Standing {
    static let table = TableDefinition(
        "standing",
        [
            .init("application_id", .uuid), .init("version", .int4), .init("status", .text),
            .init("status_since", .timestamptz), .init("filed_at", .timestamptz), .init("last_event_at", .timestamptz),
            .init("unit", .text), .init("owner", .text), .init("case_number", .text), .init("suspended_from", .text),
            .init("interview_completed_on", .date), .init("decide_by", .date), .init("deadlines", .jsonb),
            .init("decision_outcome", .text), .init("decision_number", .text), .init("decided_on", .date),
            .init("decision_amount_grosze", .int8), .init("decision_from", .date), .init("decision_to", .date),
            .init("decision_served_on", .date), .init("decision_final_on", .date), .init("decision_change", .text),
            .init("appeal_outcome", .text), .init("paid_grosze", .int8), .init("last_paid_on", .date),
            .init("state", .bytea),
        ])

    static func row(_ state: ApplicationState) -> [PostgresValue] {
        let decision = state.decision
        return [
            .uuid(state.id.postgres), .int4(Int32(state.version)), .text(state.status.rawValue),
            time(state.statusSince), time(state.filedAt), time(state.lastEventAt),
            .optionalText(state.unit), .optionalText(state.owner), .optionalText(state.caseNumber),
            .optionalText(state.suspendedFrom?.rawValue), day(state.interviewCompletedOn),
            day(state.deadline(.decideBy)?.due), .jsonb(json(state.deadlines)),
            .optionalText(decision?.outcome.rawValue), .optionalText(decision?.decisionNumber),
            day(decision?.decidedOn), .optionalInt8(decision?.amountGrosze.map(Int64.init)),
            day(decision?.period?.from), day(decision?.period?.to), day(decision?.servedOn), day(decision?.finalOn),
            .optionalText(decision?.change?.rawValue), .optionalText(decision?.appealOutcome?.rawValue),
            .int8(Int64(state.paidGrosze)), day(state.lastPaidOn), .bytea(SnapshotCodec.encode(state)),
        ]
    }

    private static func time(_ instant: Instant) -> PostgresValue {
        .timestamptz(microsecondsSince1970: instant.milliseconds * 1000)
    }

    private static func day(_ date: LocalDate?) -> PostgresValue { .optionalDate(date?.daysSince1970) }

    /// As the comment of the column says.
    private static func json(_ deadlines: [Deadline]) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 32 + 128 * deadlines.count)
        writer.beginArray()
        for deadline in deadlines {
            writer.beginObject()
            writer.member("kind", deadline.kind.rawValue)
            writer.member("startedOn", deadline.startedOn.iso)
            writer.member("due", deadline.due.iso)
            writer.member("basis", deadline.legalBasis)
            writer.member("stoppedOn", deadline.stoppedOn?.iso)
            writer.endObject()
        }
        writer.endArray()
        return writer.finish()
    }
}
