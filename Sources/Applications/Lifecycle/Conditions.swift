/// What the lifecycle demands beyond the status: conditions on the case that the table cannot see.
enum Conditions {
    /// Whether the event, which the table allows, may really happen now.
    static func hold(for event: ApplicationEvent, in state: ApplicationState) -> Bool {
        switch event.body {
        case .decided(let decided): mayDecide(decided, in: state)
        case .leftUnexamined(let left): mayLeave(left, on: event.metadata.time.warsawDate, in: state)
        case .becameFinal(let final): mayBecomeFinal(final, in: state)
        case .paymentRecorded: state.decision?.isPayable ?? false
        case .paymentSuspended: state.decision?.isPayable ?? false
        default: true
        }
    }

    /// After a withdrawal nothing is left to grant or refuse. Social assistance is granted or refused only after a
    /// wywiad (art. 106 ust. 4 u.p.s.).
    private static func mayDecide(_ decided: Decided, in state: ApplicationState) -> Bool {
        if decided.outcome == .discontinued { return true }
        if state.status == .withdrawn { return false }
        guard case .always = Procedure.of(state.benefit).interview else { return true }
        return state.interviewCompletedOn != nil
    }

    /// Only a call that was served, and whose last day is over, has consequences (art. 64 § 2 KPA).
    private static func mayLeave(_ left: LeftUnexamined, on day: LocalDate, in state: ApplicationState) -> Bool {
        switch left.cause {
        case .noAddress: true
        case .defectsNotMended: state.deadline(.supplementBy).map { day > $0.due } ?? false
        }
    }

    /// The cause must fit the way there: an appeal's end only after an appeal.
    private static func mayBecomeFinal(_ final: BecameFinal, in state: ApplicationState) -> Bool {
        switch final.cause {
        case .noAppeal, .waiver: state.status == .decisionServed
        case .appealUpheld: state.status == .appealResolved && state.decision?.appealOutcome == .upheld
        case .appealChanged: state.status == .appealResolved && state.decision?.appealOutcome == .changed
        }
    }
}
