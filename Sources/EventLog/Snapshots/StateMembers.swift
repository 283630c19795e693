internal import Applications
internal import JSON

extension ApplicationState {
    init(reading members: MemberReader) throws(MemberError) {
        var deadlines: [Deadline] = []
        for deadline in try members.objects("deadlines") {
            deadlines.append(try Deadline(reading: deadline))
        }
        self.init(
            id: ApplicationID(try members.required("id", .uuid)),
            benefit: BenefitCode(rawValue: try members.required("benefit", .text)),
            version: try members.required("version", .integer),
            status: try members.required("status", .word),
            filedAt: try members.required("filedAt", .milliseconds),
            statusSince: try members.required("statusSince", .milliseconds),
            lastEventAt: try members.required("lastEventAt", .milliseconds),
            eventIDs: try members.values("eventIDs", .uuid).map { EventID($0) },
            unit: try members.optional("unit", .text),
            owner: try members.optional("owner", .text),
            caseNumber: try members.optional("caseNumber", .text),
            suspendedFrom: try members.optional("suspendedFrom", .word),
            interviewCompletedOn: try members.optional("interviewCompletedOn", .date),
            decision: try DecisionSummary(reading: members.object(optional: "decision")),
            paidGrosze: try members.required("paidGrosze", .integer),
            lastPaidOn: try members.optional("lastPaidOn", .date),
            deadlines: deadlines)
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", id.description)
        writer.member("benefit", benefit.rawValue)
        writer.member("version", version)
        writer.member("status", status.rawValue)
        writer.member("filedAt", filedAt.milliseconds)
        writer.member("statusSince", statusSince.milliseconds)
        writer.member("lastEventAt", lastEventAt.milliseconds)
        writer.key("eventIDs")
        writer.beginArray()
        for id in eventIDs { writer.string(id.description) }
        writer.endArray()
        writer.member("unit", unit)
        writer.member("owner", owner)
        writer.member("caseNumber", caseNumber)
        writer.member("suspendedFrom", suspendedFrom?.rawValue)
        writer.member("interviewCompletedOn", interviewCompletedOn?.iso)
        if let decision {
            writer.key("decision")
            writer.beginObject()
            decision.writeMembers(to: &writer)
            writer.endObject()
        }
        writer.member("paidGrosze", paidGrosze)
        writer.member("lastPaidOn", lastPaidOn?.iso)
        writer.key("deadlines")
        writer.beginArray()
        for deadline in deadlines {
            writer.beginObject()
            deadline.writeMembers(to: &writer)
            writer.endObject()
        }
        writer.endArray()
    }
}

extension DecisionSummary {
    fileprivate init?(reading members: MemberReader?) throws(MemberError) {
        guard let members else { return nil }
        self.init(
            outcome: try members.required("outcome", .word),
            decisionNumber: try members.required("decisionNumber", .text),
            decidedOn: try members.required("decidedOn", .date),
            amountGrosze: try members.optional("amountGrosze", .integer),
            period: try Decided.Period(reading: members.object(optional: "period")),
            servedOn: try members.optional("servedOn", .date),
            changedOnAppealBy: try members.optional("changedOnAppealBy", .word),
            change: try members.optional("change", .word),
            finalOn: try members.optional("finalOn", .date))
    }

    fileprivate func writeMembers(to writer: inout JSONWriter) {
        writer.member("outcome", outcome.rawValue)
        writer.member("decisionNumber", decisionNumber)
        writer.member("decidedOn", decidedOn.iso)
        if let amountGrosze { writer.member("amountGrosze", amountGrosze) }
        period?.write(as: "period", to: &writer)
        writer.member("servedOn", servedOn?.iso)
        writer.member("changedOnAppealBy", changedOnAppealBy?.rawValue)
        writer.member("change", change?.rawValue)
        writer.member("finalOn", finalOn?.iso)
    }
}

extension Deadline {
    fileprivate init(reading members: MemberReader) throws(MemberError) {
        self.init(
            kind: try members.required("kind", .word),
            startedOn: try members.required("startedOn", .date),
            nominalEnd: try members.required("nominalEnd", .date),
            due: try members.required("due", .date),
            legalBasis: try members.required("legalBasis", .text),
            stoppedOn: try members.optional("stoppedOn", .date))
    }

    fileprivate func writeMembers(to writer: inout JSONWriter) {
        writer.member("kind", kind.rawValue)
        writer.member("startedOn", startedOn.iso)
        writer.member("nominalEnd", nominalEnd.iso)
        writer.member("due", due.iso)
        writer.member("legalBasis", legalBasis)
        writer.member("stoppedOn", stoppedOn?.iso)
    }
}
