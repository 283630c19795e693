/// The clocks of a case: which start, stand, run on and end with an event.
enum Clocks {
    /// What runs from filing.
    static func atFiling(on filed: LocalDate, procedure: Procedure) -> [Deadline] {
        var running = RunningClocks([])
        running.start(.decideBy, procedure.decide, on: filed)
        if case .always(let ordinary, _) = procedure.interview { running.start(.interviewBy, ordinary, on: filed) }
        return running.sorted
    }

    /// What runs after an accepted event that led from `state` to `next`.
    static func after(
        _ event: ApplicationEvent, from state: ApplicationState, to next: ApplicationState
    ) -> [Deadline] {
        var running = RunningClocks(state.deadlines)
        let day = event.metadata.time.warsawDate
        let procedure = Procedure.of(state.benefit)
        switch event.body {
        case .supplementRequested(let call): running.call(call)
        case .supplemented where next.status == .inVerification || next.suspendedFrom == .inVerification:
            running.end(.supplementBy)
        case .interviewScheduled(let interview): running.interview(interview, arrangedOn: day, procedure.interview)
        case .interviewCompleted: running.end(.interviewBy)
        case .deadlineExtended(let extended): running.extend(until: extended.until, on: day)
        // After a withdrawal the decision that discontinues the proceeding is still due.
        case .withdrawn: running.end(.supplementBy, .interviewBy)
        case .decided(let decided):
            running.end(.decideBy, .supplementBy, .interviewBy)
            running.payFirst(decided, filedOn: state.filedAt.warsawDate, procedure.payment)
        case .decisionServed(let served): running.start(.appealBy, appeal, on: served.servedOn)
        case .appealed(let appealed):
            running.end(.appealBy)
            running.start(.forwardAppealBy, forwarding, on: appealed.filedOn)
        case .appealResolved(let resolved):
            running.end(.forwardAppealBy)
            if resolved.outcome != .upheld { running.end(.firstPaymentBy) }
            if resolved.outcome == .remanded { running.start(.decideBy, procedure.decide, on: resolved.resolvedOn) }
        case .becameFinal: running.end(.appealBy)
        case .paymentRecorded, .paymentSuspended: running.end(.firstPaymentBy)
        case .decisionChanged(let changed): if changed.outcome != .changed { running.end(.firstPaymentBy) }
        case .transferred, .leftUnexamined, .closed, .erased: running = RunningClocks([])
        case .submitted, .registered, .assigned, .supplemented, .suspended, .resumed, .paymentResumed, .noteAdded: break
        }
        running.standOrRun(status: next.status, on: day)
        return running.sorted
    }

    private static let appeal = Procedure.Clock(term: .days(14), legalBasis: "art. 129 § 2 KPA")
    private static let forwarding = Procedure.Clock(term: .days(7), legalBasis: "art. 133 KPA (GK)")
}

/// At most one clock of a kind.
private struct RunningClocks {
    private var clocks: [Deadline]

    init(_ clocks: [Deadline]) { self.clocks = clocks }

    /// In the order of the kinds, so that equal cases have equal states.
    var sorted: [Deadline] {
        Deadline.Kind.allCases.compactMap { kind in clocks.first { $0.kind == kind } }
    }

    mutating func start(_ kind: Deadline.Kind, _ clock: Procedure.Clock, on day: LocalDate) {
        let end = clock.term.nominalEnd(from: day)
        set(
            Deadline(
                kind: kind, startedOn: day, nominalEnd: end, due: end.movedToWorkingDay, legalBasis: clock.legalBasis))
    }

    mutating func end(_ kinds: Deadline.Kind...) {
        clocks.removeAll { kinds.contains($0.kind) }
    }

    /// A call's clock runs from service; a call that is not served has none.
    mutating func call(_ call: SupplementRequested) {
        guard let served = call.servedOn else { return end(.supplementBy) }
        let basis =
            switch call.basis {
            case .formalDefects: "art. 64 § 2 KPA"
            case .formDefect, .missingDocuments: "art. 24a u.ś.r. (GK)"
            }
        start(.supplementBy, Procedure.Clock(term: .days(call.days), legalBasis: basis), on: served)
    }

    /// Urgency found out later shortens the clock, never lengthens it.
    mutating func interview(_ interview: InterviewScheduled, arrangedOn day: LocalDate, _ rule: Procedure.Interview) {
        guard case .always(let ordinary, let urgent) = rule else { return }
        let present = clocks.first { $0.kind == .interviewBy }
        if interview.urgent {
            start(.interviewBy, urgent, on: day)
            if let present, let started = clocks.last, present.due < started.due { set(present) }
        } else if present == nil {
            start(.interviewBy, ordinary, on: day)
        }
    }

    /// A date that was announced (art. 36 KPA) is kept as it was announced.
    mutating func extend(until date: LocalDate, on day: LocalDate) {
        set(Deadline(kind: .decideBy, startedOn: day, nominalEnd: date, due: date, legalBasis: "art. 36 § 1 KPA"))
    }

    /// By the given day of the first month that is granted and not yet past.
    mutating func payFirst(_ decided: Decided, filedOn: LocalDate, _ rule: Procedure.PaymentDay?) {
        guard decided.outcome == .granted, let rule else { return }
        let granted = decided.period?.from ?? filedOn.on(day: 1).adding(months: 1)
        let earliest = max(granted, decided.decidedOn)
        let sameMonth = earliest.on(day: rule.day)
        let due = sameMonth >= earliest ? sameMonth : sameMonth.adding(months: 1)
        set(
            Deadline(
                kind: .firstPaymentBy, startedOn: decided.decidedOn, nominalEnd: due, due: due,
                legalBasis: rule.legalBasis))
    }

    /// Time of suspension is not counted for anybody (art. 35 § 5, art. 103 KPA (GK)); time the party takes to answer
    /// a call is not counted for the authority (art. 35 § 5 KPA).
    mutating func standOrRun(status: Status, on day: LocalDate) {
        let served = clocks.first { $0.kind == .supplementBy }?.startedOn
        clocks = clocks.map { clock in
            switch (clock.kind, status) {
            case (.decideBy, .suspended), (.supplementBy, .suspended), (.interviewBy, .suspended):
                clock.standing(since: day)
            case (.decideBy, .supplementRequested):
                served.map { clock.standing(since: max($0, clock.startedOn)) } ?? clock.running(since: day)
            default:
                clock.running(since: day)
            }
        }
    }

    private mutating func set(_ clock: Deadline) {
        end(clock.kind)
        clocks.append(clock)
    }
}

extension Deadline {
    fileprivate func standing(since day: LocalDate) -> Deadline {
        stoppedOn != nil ? self : moved(by: 0, stoppedOn: day)
    }

    fileprivate func running(since day: LocalDate) -> Deadline {
        guard let stoppedOn else { return self }
        return moved(by: max(0, day.daysSince1970 - stoppedOn.daysSince1970), stoppedOn: nil)
    }

    private func moved(by days: Int, stoppedOn: LocalDate?) -> Deadline {
        let end = nominalEnd.adding(days: days)
        return Deadline(
            kind: kind, startedOn: startedOn, nominalEnd: end, due: days == 0 ? due : end.movedToWorkingDay,
            legalBasis: legalBasis, stoppedOn: stoppedOn)
    }
}
