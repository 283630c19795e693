import Applications

/// Events of every kind from a seed, each optional member now there, now absent.
struct RandomEvents {
    private var random: RandomValues

    init(seed: UInt64) { random = RandomValues(seed: seed) }

    mutating func event(of kind: EventKind) -> ApplicationEvent {
        ApplicationEvent(metadata: metadata(), body: body(of: kind))
    }

    private mutating func metadata() -> EventMetadata {
        let benefits = [BenefitCode.housingAllowance, .socialAssistance, .familyBenefits, .alimonyFund]
        let actors = [Actor.applicant, .caseworker("cw-\(random.number(0...999))"), .system("deadlines")]
        return EventMetadata(
            id: EventID(random.uuid()), applicationID: ApplicationID(random.uuid()),
            benefit: benefits[random.number(0...3)], source: "/s\(random.number(0...9))", time: random.instant(),
            expectedVersion: random.maybe { $0.number(0...999_999_999) }, actor: actors[random.number(0...2)],
            ruleset: random.number(1...50))
    }

    private mutating func body(of kind: EventKind) -> EventBody {
        switch kind {
        case .submitted: .submitted(submitted())
        case .registered:
            .registered(
                Registered(caseNumber: random.text(), registeredOn: random.date(), unit: random.maybe { $0.text() }))
        case .assigned: .assigned(Assigned(caseworker: random.text(), unit: random.maybe { $0.text() }))
        case .supplementRequested: .supplementRequested(supplementRequested())
        case .supplemented: .supplemented(supplemented())
        case .interviewScheduled: .interviewScheduled(InterviewScheduled(on: random.date(), urgent: random.flag()))
        case .interviewCompleted: .interviewCompleted(InterviewCompleted(on: random.date()))
        case .deadlineExtended: .deadlineExtended(DeadlineExtended(until: random.date(), reason: random.text()))
        case .suspended: .suspended(Suspended(reason: random.text()))
        case .resumed: .resumed(Resumed(reason: random.maybe { $0.text() }))
        case .transferred: .transferred(Transferred(authority: random.text(), reason: random.text()))
        case .withdrawn: .withdrawn(Withdrawn(reason: random.maybe { $0.text() }))
        case .leftUnexamined: .leftUnexamined(LeftUnexamined(cause: random.word()))
        case .decided: .decided(decided())
        case .decisionServed: .decisionServed(DecisionServed(servedOn: random.date(), method: random.word()))
        case .appealed: .appealed(Appealed(filedOn: random.date()))
        case .appealResolved:
            .appealResolved(
                AppealResolved(outcome: random.word(), body: random.word(), resolvedOn: random.date()))
        case .becameFinal: .becameFinal(BecameFinal(on: random.date(), cause: random.word()))
        case .paymentRecorded:
            .paymentRecorded(
                PaymentRecorded(
                    amountGrosze: random.number(0...1 << 50), paidOn: random.date(),
                    month: random.maybe { $0.month() } ?? nil))
        case .paymentSuspended: .paymentSuspended(PaymentSuspended(reason: random.text()))
        case .paymentResumed: .paymentResumed(PaymentResumed(reason: random.maybe { $0.text() }))
        case .decisionChanged:
            .decisionChanged(
                DecisionChanged(
                    outcome: random.word(), decisionNumber: random.text(), decidedOn: random.date(),
                    amountGrosze: random.maybe { $0.number(0...1_000_000) }, from: random.maybe { $0.date() }))
        case .closed: .closed(Closed(reason: random.text()))
        case .noteAdded: .noteAdded(NoteAdded(text: random.text()))
        case .erased: .erased(Erased(basis: random.text()))
        }
    }

    private mutating func submitted() -> Submitted {
        Submitted(
            form: .init(id: random.text(), version: random.text()), channel: random.word(), language: random.word(),
            dataSha256: random.sha256(), trackingCodeSha256: random.sha256(),
            idempotencyKeySha256: random.maybe { $0.sha256() },
            contact: random.maybe { random in
                .init(
                    email: random.maybe { "\($0.number(0...99))@przyklad.example" },
                    phone: random.maybe { "+48\($0.number(100_000_000...999_999_999))" })
            },
            documents: random.maybe { $0.documents() } ?? [], answers: random.answers())
    }

    private mutating func supplementRequested() -> SupplementRequested {
        SupplementRequested(
            defects: random.list(1...4) { .init(text: $0.text(), pointer: $0.maybe { "/\($0.text())" }) },
            basis: random.word(), days: random.number(1...365), servedOn: random.maybe { $0.date() })
    }

    private mutating func supplemented() -> Supplemented {
        Supplemented(
            channel: random.word(), dataSha256: random.maybe { $0.sha256() }, answers: random.maybe { $0.answers() },
            documents: random.documents())
    }

    private mutating func decided() -> Decided {
        Decided(
            outcome: random.word(), decisionNumber: random.text(), decidedOn: random.date(),
            amountGrosze: random.maybe { $0.number(0...1_000_000) },
            period: random.maybe { .init(from: $0.date(), to: $0.date()) }, reasons: random.maybe { $0.text() })
    }
}

extension RandomValues {
    fileprivate mutating func documents() -> [AttachedDocument] {
        list(0...3) {
            .init(sha256: $0.sha256(), mediaType: "image/png", size: $0.number(0...1 << 40), name: $0.text())
        }
    }
}
