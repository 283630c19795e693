extension ApplicationState {
    /// The state after the first event.
    init(beginningWith first: EventMetadata) {
        self.init(
            id: first.applicationID, benefit: first.benefit, version: 1, status: .submitted, filedAt: first.time,
            statusSince: first.time, lastEventAt: first.time, eventIDs: [first.id],
            deadlines: Clocks.atFiling(on: first.time.warsawDate, procedure: .of(first.benefit)))
    }

    /// The state after an event that was found good, in the status it leads to.
    func following(_ event: ApplicationEvent, to target: Status) -> ApplicationState {
        var next = self
        next.version += 1
        next.eventIDs.append(event.metadata.id)
        next.lastEventAt = event.metadata.time
        if target != status {
            next.status = target
            next.statusSince = event.metadata.time
        }
        next.record(event.body, before: self)
        next.deadlines = Clocks.after(event, from: self, to: next)
        return next
    }

    private mutating func record(_ body: EventBody, before: ApplicationState) {
        switch body {
        case .registered(let registered):
            caseNumber = registered.caseNumber
            unit = registered.unit ?? unit
        case .assigned(let assigned):
            owner = assigned.caseworker
            unit = assigned.unit ?? unit
        case .suspended: suspendedFrom = before.status
        case .resumed, .withdrawn: suspendedFrom = nil
        // An answer that comes while the case is suspended still answers the call.
        case .supplemented where suspendedFrom == .supplementRequested: suspendedFrom = .inVerification
        case .interviewCompleted(let interview): interviewCompletedOn = interview.on
        case .decided(let decided): decision = DecisionSummary(decided)
        case .decisionServed(let served): decision?.servedOn = served.servedOn
        case .appealResolved(let resolved): record(resolved)
        case .becameFinal(let final): decision?.finalOn = final.on
        case .paymentRecorded(let payment): record(payment)
        case .decisionChanged(let changed): record(changed)
        case .erased: forget()
        case .submitted, .supplementRequested, .supplemented, .interviewScheduled, .deadlineExtended, .transferred,
            .leftUnexamined, .appealed, .paymentSuspended, .paymentResumed, .closed, .noteAdded:
            break
        }
    }

    private mutating func record(_ resolved: AppealResolved) {
        decision?.appealOutcome = resolved.outcome
        switch resolved.outcome {
        case .upheld: break
        case .changed:
            decision?.changedOnAppealBy = resolved.body
            decision?.decidedOn = resolved.resolvedOn
            decision?.servedOn = nil
            decision?.change = nil
            // What the new ruling grants is in its own text, so the old amount must not be shown as valid.
            decision?.amountGrosze = nil
            decision?.period = nil
        case .remanded: decision = nil
        }
    }

    private mutating func record(_ payment: PaymentRecorded) {
        let (sum, overflow) = paidGrosze.addingReportingOverflow(payment.amountGrosze)
        paidGrosze = overflow ? .max : sum
        lastPaidOn = lastPaidOn.map { max($0, payment.paidOn) } ?? payment.paidOn
    }

    private mutating func record(_ changed: DecisionChanged) {
        decision?.change = changed.outcome
        decision?.decisionNumber = changed.decisionNumber
        decision?.decidedOn = changed.decidedOn
        decision?.servedOn = nil
        decision?.finalOn = nil
        switch changed.outcome {
        case .changed: if let amount = changed.amountGrosze { decision?.amountGrosze = amount }
        case .repealed, .expired: decision?.amountGrosze = nil
        }
    }

    /// Keeps what is needed to go on refusing: identity, version and known events.
    private mutating func forget() {
        unit = nil
        owner = nil
        caseNumber = nil
        suspendedFrom = nil
        interviewCompletedOn = nil
        decision = nil
        paidGrosze = 0
        lastPaidOn = nil
    }
}

extension DecisionSummary {
    fileprivate init(_ decided: Decided) {
        self.init(
            outcome: decided.outcome, decisionNumber: decided.decisionNumber, decidedOn: decided.decidedOn,
            amountGrosze: decided.amountGrosze, period: decided.period)
    }
}
