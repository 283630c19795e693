import Applications
import Testing

@Suite struct LifecycleTests {
    /// DOMAIN §11 written out a second time, by hand: the kinds that may happen in each status.
    static let allowed: [Status: String] = [
        .submitted:
            "registered supplemented deadline-extended transferred withdrawn left-unexamined",
        .registered:
            "supplement-requested supplemented interview-scheduled deadline-extended suspended transferred withdrawn "
            + "left-unexamined decided",
        .inVerification:
            "supplement-requested supplemented interview-scheduled deadline-extended suspended transferred withdrawn "
            + "left-unexamined decided",
        .supplementRequested:
            "supplement-requested supplemented deadline-extended suspended withdrawn left-unexamined",
        .interview:
            "supplemented interview-scheduled interview-completed deadline-extended suspended withdrawn",
        .readyForDecision:
            "supplement-requested supplemented interview-scheduled deadline-extended suspended withdrawn decided",
        .suspended: "supplemented resumed withdrawn",
        .transferred: "closed",
        .leftUnexamined: "closed",
        .withdrawn: "decided closed",
        .decided: "decision-served",
        .decisionServed: "appealed became-final payment-recorded",
        .appealed: "appeal-resolved payment-recorded",
        .changedByAuthority: "decision-served payment-recorded",
        .appealResolved: "became-final payment-recorded",
        .final: "payment-recorded payment-suspended decision-changed closed",
        .inPayment: "payment-recorded payment-suspended decision-changed closed",
        .paymentSuspended: "payment-resumed decision-changed closed",
        .decisionChanged: "decision-served payment-recorded decision-changed closed",
        .expired: "decision-served closed",
        .closed: "erased",
        .erased: "",
    ]

    @Test(arguments: Status.allCases)
    func `each status allows what the office's lifecycle allows`(_ status: Status) throws {
        var expected = Set(try #require(Self.allowed[status]).split(separator: " ").map(String.init))
        if status != .erased { expected.formUnion(["assigned", "note-added"]) }
        #expect(Set(Lifecycle.allowedKinds(from: status).map(\.rawValue)) == expected)
    }

    @Test(arguments: Status.allCases)
    func `every status can be reached`(_ status: Status) throws {
        let state = try Folding.state(at: status)
        #expect(state.status == status)
        #expect(state.version == Sample.path(to: status).count)
    }

    @Test(arguments: Status.allCases, EventKind.allCases)
    func `an event leads where the table says or changes nothing`(_ status: Status, _ kind: EventKind) throws {
        let state = try Folding.state(at: status)
        // The withdrawn case is decided only by discontinuing it.
        let body = status == .withdrawn && kind == .decided ? Sample.decided(.discontinued) : Sample.body(kind)
        let cause = status == .appealResolved && kind == .becameFinal ? Sample.final(.appealUpheld) : body
        let targets = Lifecycle.targets(from: status, on: kind)
        switch Fold.apply(Sample.event(900, cause), to: state) {
        case .accepted(let next):
            #expect(targets.contains(next.status))
            #expect(next.version == state.version + 1)
            #expect(next.eventIDs == state.eventIDs + [Sample.eventID(900)])
        case .refused(let refusal):
            #expect(targets.isEmpty, "the table allows it, but it was refused as \(refusal.code)")
            let expected: Refusal.Code =
                status == .erased ? .erased : kind == .submitted ? .alreadyExists : .forbiddenTransition
            #expect(refusal == Refusal(code: expected, status: status, currentVersion: state.version))
        case .duplicate:
            Issue.record("a new event is no duplicate")
        }
    }

    @Test(arguments: EventKind.allCases)
    func `only submitted begins an application`(_ kind: EventKind) {
        let outcome = Fold.apply(Sample.event(1, Sample.body(kind)), to: nil)
        if kind == .submitted {
            guard case .accepted(let state) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(state.version == 1)
            #expect(state.status == .submitted)
        } else {
            #expect(outcome == .refused(Refusal(code: .unknownApplication, status: nil, currentVersion: 0)))
        }
    }

    @Test func `a retry is a duplicate with the version it had`() throws {
        let state = try Folding.state(at: .inVerification)
        #expect(Fold.apply(Sample.event(2, Sample.registered), to: state) == .duplicate(version: 2))
    }

    @Test func `a second submission under another id is refused`() throws {
        let state = try Folding.state(at: .closed)
        #expect(Folding.refusal(of: Sample.event(9, Sample.submitted), in: state) == .alreadyExists)
    }

    @Test(arguments: [(0, Refusal.Code.wrongVersion), (2, .wrongVersion), (4, .wrongVersion), (3, nil)])
    func `an event loses when another came first`(_ expected: Int, _ refusal: Refusal.Code?) throws {
        let state = try Folding.state(at: .inVerification)
        #expect(Folding.refusal(of: Sample.event(9, Sample.note, expecting: expected), in: state) == refusal)
    }

    @Test func `an erased case keeps nothing of the person and refuses everything`() throws {
        let state = try Folding.state(at: .erased)
        #expect(state.owner == nil && state.caseNumber == nil && state.decision == nil && state.deadlines.isEmpty)
        #expect(Folding.refusal(of: Sample.event(9, Sample.note), in: state) == .erased)
        #expect(Fold.apply(Sample.event(1, Sample.submitted), to: state) == .duplicate(version: 1))
    }

    @Test(
        arguments: [
            Status.registered, .inVerification, .supplementRequested, .interview, .readyForDecision,
        ])
    func `a suspended case goes back to where it was`(_ status: Status) throws {
        let before = try Folding.state(at: status)
        guard case .accepted(let suspended) = Fold.apply(Sample.event(20, Sample.body(.suspended)), to: before),
            case .accepted(let resumed) = Fold.apply(Sample.event(21, Sample.body(.resumed)), to: suspended)
        else {
            Issue.record("refused")
            return
        }
        #expect(suspended.status == .suspended && suspended.suspendedFrom == status)
        #expect(resumed.status == status && resumed.suspendedFrom == nil)
        #expect(resumed.deadlines == before.deadlines)
    }

    @Test func `an answer to a call counts while the case is suspended`() throws {
        let day = "2026-03-03"
        let state = try Folding.state(
            Sample.path(to: .supplementRequested).map { (day: "2026-03-02", body: $0) }
                + [.suspended, .supplemented, .resumed].map { (day: day, body: Sample.body($0)) })
        #expect(state.status == .inVerification)
        #expect(state.deadline(.supplementBy) == nil)
    }

    @Test func `a case with a caseworker is in verification as soon as it is registered`() throws {
        let steps = [Sample.submitted, Sample.assigned, Sample.registered].map { (day: "2026-03-02", body: $0) }
        #expect(try Folding.state(steps).status == .inVerification)
    }

    @Test func `a remanded case is decided anew`() throws {
        let appealed = Sample.path(to: .appealed) + [Sample.resolved(.remanded)]
        let remanded = try Folding.state(appealed.map { (day: "2026-03-02", body: $0) })
        #expect(remanded.status == .inVerification && remanded.decision == nil)
        #expect(remanded.deadline(.decideBy)?.due == Sample.date("2026-04-02"))
        let again = try Folding.state((appealed + [Sample.decided(.refused)]).map { (day: "2026-03-02", body: $0) })
        #expect(again.status == .decided && again.decision?.outcome == .refused)
    }

    @Test func `a decision the authority changed can be appealed and upheld`() throws {
        let steps =
            Sample.path(to: .changedByAuthority)
            + [Sample.served(), Sample.appealed(), Sample.resolved(.upheld), Sample.final(.appealUpheld)]
        #expect(try Folding.state(steps.map { (day: "2026-03-02", body: $0) }).status == .final)
    }

    @Test func `a withdrawn case is not decided on its merits`() throws {
        let state = try Folding.state(at: .withdrawn)
        #expect(Folding.refusal(of: Sample.event(9, Sample.decided()), in: state) == .forbiddenTransition)
    }

    @Test(arguments: [Decided.Outcome.granted, .refused, .discontinued])
    func `social assistance is not granted or refused without a wywiad`(_ outcome: Decided.Outcome) throws {
        let early = try Folding.state(at: .inVerification, benefit: .socialAssistance)
        let event = Sample.event(9, Sample.decided(outcome), benefit: .socialAssistance)
        #expect(Folding.refusal(of: event, in: early) == (outcome == .discontinued ? nil : .forbiddenTransition))
        let ready = try Folding.state(at: .readyForDecision, benefit: .socialAssistance)
        #expect(Folding.refusal(of: event, in: ready) == nil)
    }

    @Test(arguments: [Decided.Outcome.refused, .discontinued])
    func `nothing is paid on a decision that does not grant`(_ outcome: Decided.Outcome) throws {
        let state = try Folding.state(
            [Sample.submitted, Sample.registered, Sample.decided(outcome), Sample.served()]
                .map { (day: "2026-03-02", body: $0) })
        #expect(Folding.refusal(of: Sample.event(9, Sample.paid()), in: state) == .forbiddenTransition)
    }

    @Test func `nothing is paid on a repealed decision`() throws {
        let state = try Folding.state(
            (Sample.path(to: .final) + [Sample.changed(.repealed)]).map { (day: "2026-03-02", body: $0) })
        #expect(Folding.refusal(of: Sample.event(9, Sample.paid()), in: state) == .forbiddenTransition)
    }

    @Test func `payment before finality leaves the appeal open`() throws {
        let steps = Sample.path(to: .decisionServed) + [Sample.paid(), Sample.appealed()]
        let state = try Folding.state(steps.map { (day: "2026-03-02", body: $0) })
        #expect(state.status == .appealed && state.paidGrosze == 30_000)
    }

    @Test func `labels are those of the office, wire names are kebab-case and unlike`() {
        #expect(Status.supplementRequested.polishLabel == "wezwany do uzupełnienia")
        #expect(Set(Status.allCases.map(\.polishLabel)).count == Status.allCases.count)
        #expect(Set(EventKind.allCases.map(\.polishPastTense)).count == 25)
        let names = Status.allCases.map(\.rawValue) + EventKind.allCases.map(\.rawValue)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
    }
}
