/// A fact: one case for each `EventKind`, with the details of its own.
public enum EventBody: Sendable, Equatable {
    /// In the order of the log's contract (ARCHITECTURE §3).
    case submitted(Submitted)
    case registered(Registered)
    case assigned(Assigned)
    case supplementRequested(SupplementRequested)
    case supplemented(Supplemented)
    case interviewScheduled(InterviewScheduled)
    case interviewCompleted(InterviewCompleted)
    case deadlineExtended(DeadlineExtended)
    case suspended(Suspended)
    case resumed(Resumed)
    case transferred(Transferred)
    case withdrawn(Withdrawn)
    case leftUnexamined(LeftUnexamined)
    case decided(Decided)
    case decisionServed(DecisionServed)
    case appealed(Appealed)
    case appealResolved(AppealResolved)
    case becameFinal(BecameFinal)
    case paymentRecorded(PaymentRecorded)
    case paymentSuspended(PaymentSuspended)
    case paymentResumed(PaymentResumed)
    case decisionChanged(DecisionChanged)
    case closed(Closed)
    case noteAdded(NoteAdded)
    case erased(Erased)

    /// The kind without its details.
    public var kind: EventKind {
        switch self {
        case .submitted: .submitted
        case .registered: .registered
        case .assigned: .assigned
        case .supplementRequested: .supplementRequested
        case .supplemented: .supplemented
        case .interviewScheduled: .interviewScheduled
        case .interviewCompleted: .interviewCompleted
        case .deadlineExtended: .deadlineExtended
        case .suspended: .suspended
        case .resumed: .resumed
        case .transferred: .transferred
        case .withdrawn: .withdrawn
        case .leftUnexamined: .leftUnexamined
        case .decided: .decided
        case .decisionServed: .decisionServed
        case .appealed: .appealed
        case .appealResolved: .appealResolved
        case .becameFinal: .becameFinal
        case .paymentRecorded: .paymentRecorded
        case .paymentSuspended: .paymentSuspended
        case .paymentResumed: .paymentResumed
        case .decisionChanged: .decisionChanged
        case .closed: .closed
        case .noteAdded: .noteAdded
        case .erased: .erased
        }
    }
}
