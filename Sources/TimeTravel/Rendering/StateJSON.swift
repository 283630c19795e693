internal import Applications
internal import JSON

extension ApplicationState {
    /// Where the case stood. A member that has no value is left out.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("version", version)
        writer.member("status", status.rawValue)
        writer.member("statusText", status.polishLabel)
        writer.member("statusSince", statusSince.rfc3339)
        writer.member("filedAt", filedAt.rfc3339)
        writer.member("unit", unit)
        writer.member("owner", owner)
        writer.member("caseNumber", caseNumber)
        writer.member("suspendedFrom", suspendedFrom?.rawValue)
        writer.member("interviewCompletedOn", interviewCompletedOn?.iso)
        if let decision {
            writer.key("decision")
            decision.write(to: &writer)
        }
        writer.member("paidGrosze", paidGrosze)
        writer.member("lastPaidOn", lastPaidOn?.iso)
        writer.array("deadlines", deadlines) { $0.write(to: &$1) }
    }
}

extension DecisionSummary {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("outcome", outcome.rawValue)
        writer.member("decisionNumber", decisionNumber)
        writer.member("decidedOn", decidedOn.iso)
        if let amountGrosze { writer.member("amountGrosze", amountGrosze) }
        writer.member("from", period?.from.iso)
        writer.member("to", period?.to.iso)
        writer.member("servedOn", servedOn?.iso)
        writer.member("changedOnAppealBy", changedOnAppealBy?.rawValue)
        writer.member("appealOutcome", appealOutcome?.rawValue)
        writer.member("change", change?.rawValue)
        writer.member("finalOn", finalOn?.iso)
        writer.endObject()
    }
}

extension Deadline {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("kind", kind.rawValue)
        writer.member("startedOn", startedOn.iso)
        writer.member("due", due.iso)
        writer.member("basis", legalBasis)
        writer.member("stoppedOn", stoppedOn?.iso)
        writer.endObject()
    }
}
