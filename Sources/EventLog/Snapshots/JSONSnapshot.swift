internal import Applications
internal import JSON

/// Format 1. Nothing writes it any more, but states of the notifier's ledger, which is never rebuilt, lie in it until
/// their application's next event. It never held how an appeal ended.
enum JSONSnapshot {
    private static let format = 1

    static func decode(_ bytes: [UInt8]) throws(SnapshotDecodingError) -> ApplicationState {
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: bytes, limits: limits)
        } catch {
            throw .notJSON(byteOffset: error.byteOffset)
        }
        do throws(MemberError) {
            let members = try MemberReader(document.root)
            if try members.required("format", .integer) == format { return try ApplicationState(reading: members) }
        } catch {
            throw .invalidMember(pointer: error.pointer)
        }
        throw .otherFormat
    }

    /// Our own output, which only event ids make long.
    private static let limits = {
        var limits = JSONLimits.standard
        limits.maximumBytes = 64 << 20
        return limits
    }()
}

extension ApplicationState {
    fileprivate init(reading members: MemberReader) throws(MemberError) {
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
        restoreAppealOutcome()
    }

    /// Format 1 did not keep how an appeal ended, and a decision becomes final by that. While it matters it shows: a
    /// ruling that changed the decision has still to be served, one that upheld it leaves the service as it was.
    private mutating func restoreAppealOutcome() {
        guard status == .appealResolved, let decision else { return }
        self.decision?.appealOutcome = decision.servedOn == nil ? .changed : .upheld
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
            appealOutcome: nil,
            change: try members.optional("change", .word),
            finalOn: try members.optional("finalOn", .date))
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
}
