internal import Applications
internal import Postgres
internal import Projection

/// One row for every ruling in a case.
enum DecisionRows {
    static func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        let body = accepted.event.body
        let ruling: Ruling
        switch body {
        case .decided(let decided):
            ruling = Ruling(
                outcome: decided.outcome.rawValue, number: decided.decisionNumber, day: decided.decidedOn,
                by: accepted.event.metadata.actor.wire, amount: decided.amountGrosze, from: decided.period?.from,
                to: decided.period?.to, reasons: decided.reasons)
        case .decisionChanged(let changed):
            ruling = Ruling(
                outcome: changed.outcome.rawValue, number: changed.decisionNumber, day: changed.decidedOn,
                by: accepted.event.metadata.actor.wire, amount: changed.amountGrosze, from: changed.from)
        case .appealResolved(let resolved):
            ruling = Ruling(
                outcome: resolved.outcome.rawValue, number: nil, day: resolved.resolvedOn, by: resolved.body.rawValue)
        default: return
        }
        changes.append(
            [
                .uuid(accepted.state.id.postgres), .int4(Int32(clamping: accepted.state.version)),
                .text(body.kind.rawValue), .text(ruling.outcome), .optionalText(ruling.number),
                .date(daysSince1970: ruling.day.daysSince1970), .text(ruling.by),
                .optionalInt8(ruling.amount.map(Int64.init)), .optionalDate(ruling.from?.daysSince1970),
                .optionalDate(ruling.to?.daysSince1970), .optionalText(ruling.reasons),
            ], to: CaseTables.decision)
    }

    private struct Ruling {
        let outcome: String
        let number: String?
        let day: LocalDate
        let by: String
        var amount: Int?
        var from: LocalDate?
        var to: LocalDate?
        var reasons: String?
    }
}
