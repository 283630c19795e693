internal import Applications
internal import JSON

/// The details of one kind of event, as the data of its record (`schemas/events/<kind>.v1.schema.json`).
protocol EventPayload {
    init(reading members: MemberReader) throws(MemberError)
    /// Writes the members only; the braces are the caller's.
    func writeMembers(to writer: inout JSONWriter)
}

extension EventBody {
    /// Bytes to reserve so that writing seldom reallocates.
    var expectedSize: Int {
        switch self {
        case .submitted(let submitted): submitted.answers.bytes.count + 640
        case .supplemented(let supplemented):
            (supplemented.answers?.bytes.count ?? 0) + 256 * supplemented.documents.count + 192
        default: 256
        }
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(to: &writer)
        writer.endObject()
    }

    private func writeMembers(to writer: inout JSONWriter) {
        switch self {
        case .submitted(let details): details.writeMembers(to: &writer)
        case .registered(let details): details.writeMembers(to: &writer)
        case .assigned(let details): details.writeMembers(to: &writer)
        case .supplementRequested(let details): details.writeMembers(to: &writer)
        case .supplemented(let details): details.writeMembers(to: &writer)
        case .interviewScheduled(let details): details.writeMembers(to: &writer)
        case .interviewCompleted(let details): details.writeMembers(to: &writer)
        case .deadlineExtended(let details): details.writeMembers(to: &writer)
        case .suspended(let details): details.writeMembers(to: &writer)
        case .resumed(let details): details.writeMembers(to: &writer)
        case .transferred(let details): details.writeMembers(to: &writer)
        case .withdrawn(let details): details.writeMembers(to: &writer)
        case .leftUnexamined(let details): details.writeMembers(to: &writer)
        case .decided(let details): details.writeMembers(to: &writer)
        case .decisionServed(let details): details.writeMembers(to: &writer)
        case .appealed(let details): details.writeMembers(to: &writer)
        case .appealResolved(let details): details.writeMembers(to: &writer)
        case .becameFinal(let details): details.writeMembers(to: &writer)
        case .paymentRecorded(let details): details.writeMembers(to: &writer)
        case .paymentSuspended(let details): details.writeMembers(to: &writer)
        case .paymentResumed(let details): details.writeMembers(to: &writer)
        case .decisionChanged(let details): details.writeMembers(to: &writer)
        case .closed(let details): details.writeMembers(to: &writer)
        case .noteAdded(let details): details.writeMembers(to: &writer)
        case .erased(let details): details.writeMembers(to: &writer)
        }
    }

    init(of kind: EventKind, reading members: MemberReader) throws(MemberError) {
        switch kind {
        case .submitted: self = .submitted(try Submitted(reading: members))
        case .registered: self = .registered(try Registered(reading: members))
        case .assigned: self = .assigned(try Assigned(reading: members))
        case .supplementRequested: self = .supplementRequested(try SupplementRequested(reading: members))
        case .supplemented: self = .supplemented(try Supplemented(reading: members))
        case .interviewScheduled: self = .interviewScheduled(try InterviewScheduled(reading: members))
        case .interviewCompleted: self = .interviewCompleted(try InterviewCompleted(reading: members))
        case .deadlineExtended: self = .deadlineExtended(try DeadlineExtended(reading: members))
        case .suspended: self = .suspended(try Suspended(reading: members))
        case .resumed: self = .resumed(try Resumed(reading: members))
        case .transferred: self = .transferred(try Transferred(reading: members))
        case .withdrawn: self = .withdrawn(try Withdrawn(reading: members))
        case .leftUnexamined: self = .leftUnexamined(try LeftUnexamined(reading: members))
        case .decided: self = .decided(try Decided(reading: members))
        case .decisionServed: self = .decisionServed(try DecisionServed(reading: members))
        case .appealed: self = .appealed(try Appealed(reading: members))
        case .appealResolved: self = .appealResolved(try AppealResolved(reading: members))
        case .becameFinal: self = .becameFinal(try BecameFinal(reading: members))
        case .paymentRecorded: self = .paymentRecorded(try PaymentRecorded(reading: members))
        case .paymentSuspended: self = .paymentSuspended(try PaymentSuspended(reading: members))
        case .paymentResumed: self = .paymentResumed(try PaymentResumed(reading: members))
        case .decisionChanged: self = .decisionChanged(try DecisionChanged(reading: members))
        case .closed: self = .closed(try Closed(reading: members))
        case .noteAdded: self = .noteAdded(try NoteAdded(reading: members))
        case .erased: self = .erased(try Erased(reading: members))
        }
    }
}
