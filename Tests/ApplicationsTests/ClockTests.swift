import Applications
import Testing

@Suite struct ClockTests {
    private func state(
        _ steps: [(String, EventBody)], benefit: BenefitCode = .housingAllowance
    ) throws -> ApplicationState {
        try Folding.state(steps.map { (day: $0.0, body: $0.1) }, benefit: benefit)
    }

    @Test(
        arguments: [
            ("2026-01-31", "2026-03-02"), ("2026-03-02", "2026-04-02"), ("2026-04-01", "2026-05-04"),
            ("2026-11-24", "2026-12-28"),
        ])
    func `a decision is due a month after filing`(_ filed: String, _ due: String) throws {
        let state = try state([(filed, Sample.submitted)])
        #expect(state.deadlines.map(\.kind) == [.decideBy])
        #expect(state.deadline(.decideBy)?.due.iso == due)
        #expect(state.deadline(.decideBy)?.legalBasis == "art. 35 § 3 KPA")
    }

    @Test func `a wywiad for social assistance is due in fourteen working days, in two when urgent`() throws {
        let filed = try state([("2026-03-02", Sample.submitted)], benefit: .socialAssistance)
        #expect(filed.deadline(.interviewBy)?.due.iso == "2026-03-20")
        let verified: [(String, EventBody)] = [("2026-03-02", Sample.submitted), ("2026-03-02", Sample.registered)]
        let urgent = EventBody.interviewScheduled(InterviewScheduled(on: Sample.date("2026-03-05"), urgent: true))
        let hurried = try state(verified + [("2026-03-03", urgent)], benefit: .socialAssistance)
        #expect(hurried.deadline(.interviewBy)?.due.iso == "2026-03-05")
        let late = try state(verified + [("2026-03-19", urgent)], benefit: .socialAssistance)
        #expect(late.deadline(.interviewBy)?.due.iso == "2026-03-20")
        let ready = try Folding.state(at: .readyForDecision, benefit: .socialAssistance)
        #expect(ready.deadlines.map(\.kind) == [.decideBy])
    }

    @Test func `time of suspension is not counted`() throws {
        let steps: [(String, EventBody)] = [
            ("2026-03-02", Sample.submitted), ("2026-03-03", Sample.registered),
            ("2026-03-10", Sample.body(.suspended)),
        ]
        let suspended = try state(steps)
        #expect(suspended.deadline(.decideBy)?.stoppedOn?.iso == "2026-03-10")
        let resumed = try state(steps + [("2026-03-30", Sample.body(.resumed))])
        // 2 April and 20 days is 22 April, a Wednesday
        #expect(resumed.deadline(.decideBy)?.due.iso == "2026-04-22")
        #expect(resumed.deadline(.decideBy)?.stoppedOn == nil)
        let withdrawn = try state(steps + [("2026-03-12", Sample.body(.withdrawn))])
        #expect(withdrawn.deadline(.decideBy)?.due.iso == "2026-04-07")
    }

    @Test func `time the party takes to answer a call is not counted, and suspension in it not twice`() throws {
        let called: [(String, EventBody)] = [
            ("2026-03-02", Sample.submitted), ("2026-03-02", Sample.registered),
            ("2026-03-04", Sample.call(days: 14, servedOn: "2026-03-06")),
        ]
        let waiting = try state(called)
        #expect(waiting.deadline(.supplementBy)?.due.iso == "2026-03-20")
        #expect(waiting.deadline(.decideBy)?.stoppedOn?.iso == "2026-03-06")
        let answered = try state(called + [("2026-03-16", Sample.body(.supplemented))])
        #expect(answered.deadline(.supplementBy) == nil)
        // 2 April and 10 days is Sunday 12 April
        #expect(answered.deadline(.decideBy)?.due.iso == "2026-04-13")
        let interrupted = try state(
            called + [
                ("2026-03-09", Sample.body(.suspended)), ("2026-03-12", Sample.body(.resumed)),
                ("2026-03-16", Sample.body(.supplemented)),
            ])
        #expect(interrupted.deadline(.decideBy) == answered.deadline(.decideBy))
        let resumed = try state(
            called + [("2026-03-09", Sample.body(.suspended)), ("2026-03-12", Sample.body(.resumed))])
        #expect(resumed.deadline(.supplementBy)?.due.iso == "2026-03-23")
    }

    @Test func `an announced date replaces the month and stays as announced`() throws {
        let extended = EventBody.deadlineExtended(
            DeadlineExtended(until: Sample.date("2026-05-03"), reason: "Opinia biegłego"))
        let state = try state([("2026-03-02", Sample.submitted), ("2026-03-20", extended)])
        #expect(state.deadline(.decideBy)?.due.iso == "2026-05-03")
        #expect(state.deadline(.decideBy)?.legalBasis == "art. 36 § 1 KPA")
    }

    @Test func `appeal and forwarding have their own clocks, and a decision ends the proceeding's`() throws {
        let decided = try Folding.state(at: .decided, benefit: .familyBenefits)
        #expect(decided.deadlines.isEmpty)
        let served = try Folding.state(at: .decisionServed, benefit: .familyBenefits)
        #expect(served.deadlines.map(\.kind) == [.appealBy])
        #expect(served.deadline(.appealBy)?.due.iso == "2026-03-16")
        let appealed = try Folding.state(at: .appealed, benefit: .familyBenefits)
        #expect(appealed.deadlines.map(\.kind) == [.forwardAppealBy])
        #expect(appealed.deadline(.forwardAppealBy)?.due.iso == "2026-03-09")
        #expect(try Folding.state(at: .final, benefit: .familyBenefits).deadlines.isEmpty)
    }

    @Test(
        arguments: [
            ("2026-03-05", "2026-04-01", "2026-04-10"), ("2026-04-10", "2026-04-01", "2026-04-10"),
            ("2026-04-15", "2026-04-01", "2026-05-10"), ("2026-12-15", "2026-12-01", "2027-01-10"),
        ])
    func `housing is first paid by the tenth of a month`(_ decidedOn: String, _ from: String, _ due: String) throws {
        let granted = EventBody.decided(
            Decided(
                outcome: .granted, decisionNumber: "1", decidedOn: Sample.date(decidedOn), amountGrosze: 30_000,
                period: Decided.Period(from: Sample.date(from), to: Sample.date("2027-06-30"))))
        let steps = [("2026-03-02", Sample.submitted), ("2026-03-02", Sample.registered), (decidedOn, granted)]
        #expect(try state(steps).deadline(.firstPaymentBy)?.due.iso == due)
        let paid = try state(steps + [(decidedOn, Sample.served(on: decidedOn)), (due, Sample.paid(on: due))])
        #expect(paid.deadline(.firstPaymentBy) == nil)
    }

    @Test func `a closed case has no clock`() throws {
        #expect(try Folding.state(at: .closed).deadlines.isEmpty)
        #expect(try Folding.state(at: .leftUnexamined).deadlines.isEmpty)
        #expect(try Folding.state(at: .transferred).deadlines.isEmpty)
    }
}
