internal import Applications
internal import Postgres
internal import Projection

/// The wywiad środowiskowy: one row when it is arranged, one when it was held. The view puts them together.
enum InterviewRows {
    static let table = TableDefinition(
        "interview",
        [
            .init("application_id", .uuid), .init("version", .int4), .init("act", .text), .init("interview_on", .date),
            .init("is_urgent", .bool),
        ])

    static func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        let day: LocalDate
        let isUrgent: PostgresValue
        switch accepted.event.body {
        case .interviewScheduled(let interview): (day, isUrgent) = (interview.on, .bool(interview.urgent))
        case .interviewCompleted(let interview): (day, isUrgent) = (interview.on, .null)
        default: return
        }
        changes.append(
            [
                .uuid(accepted.state.id.postgres), .int4(Int32(clamping: accepted.state.version)),
                .text(accepted.event.body.kind.rawValue), .date(daysSince1970: day.daysSince1970), isUrgent,
            ], to: table)
    }
}
