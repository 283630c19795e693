internal import Applications

/// The next thing that will happen to a case.
enum Act: Sendable, Equatable {
    case register, assign, reassign, transfer, withdraw
    case call, recordService, supplement, leave
    case scheduleInterview, completeInterview
    case extend, suspend, resume
    case decide(Decided.Outcome)
    case serve, appeal, resolveAppeal, becomeFinal
    case pay, suspendPayment, resumePayment
    case change(DecisionChanged.Outcome)
    case close, erase, note
}
