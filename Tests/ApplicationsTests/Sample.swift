import Applications

/// Ready-made events of one application, numbered so that every event has an id of its own.
enum Sample {
    static let digest = String(repeating: "ab", count: 32)

    static func application(_ number: UInt64) -> ApplicationID {
        ApplicationID(UUID128(high: 0xA000_0000_0000_5000, low: 0x8000_0000_0000_0000 | number))
    }

    static func eventID(_ number: UInt64) -> EventID {
        EventID(UUID128(high: 0xE000_0000_0000_5000, low: 0x8000_0000_0000_0000 | number))
    }

    static func date(_ iso: String) -> LocalDate { LocalDate(iso: iso) ?? LocalDate(daysSince1970: 0) }

    /// Noon UTC of a day, which is the same day in Poland.
    static func noon(_ iso: String) -> Instant {
        Instant(milliseconds: Int64(date(iso).daysSince1970) * 86_400_000 + 43_200_000)
    }

    static func event(
        _ number: UInt64, _ body: EventBody, at day: String = "2026-03-02", application: UInt64 = 1,
        benefit: BenefitCode = .housingAllowance, expecting version: Int? = nil
    ) -> ApplicationEvent {
        ApplicationEvent(
            metadata: EventMetadata(
                id: eventID(number), applicationID: self.application(application), benefit: benefit, source: "/test",
                time: noon(day), expectedVersion: version, actor: .system("test")),
            body: body)
    }

    static let submitted = EventBody.submitted(
        Submitted(
            form: Submitted.Form(id: "dodatek-mieszkaniowy", version: "1"), channel: .portal, language: .pl,
            dataSha256: digest, trackingCodeSha256: digest, answers: OpaqueJSON(bytes: Array("{}".utf8))))
    static let registered = EventBody.registered(
        Registered(caseNumber: "DM.8250.1.2026", registeredOn: date("2026-03-02")))
    static let assigned = EventBody.assigned(Assigned(caseworker: "anna.kowalska"))
    static let note = EventBody.noteAdded(NoteAdded(text: "Rozmowa telefoniczna"))

    static func call(
        _ basis: SupplementRequested.Basis = .formalDefects, days: Int = 7, servedOn: String? = "2026-03-02"
    ) -> EventBody {
        .supplementRequested(
            SupplementRequested(
                defects: [SupplementRequested.Defect(text: "Brak podpisu")], basis: basis, days: days,
                servedOn: servedOn.map(date)))
    }

    static func decided(
        _ outcome: Decided.Outcome = .granted, on day: String = "2026-03-02", grosze: Int? = nil
    ) -> EventBody {
        .decided(Decided(outcome: outcome, decisionNumber: "DM/1/2026", decidedOn: date(day), amountGrosze: grosze))
    }

    static func served(on day: String = "2026-03-02") -> EventBody {
        .decisionServed(DecisionServed(servedOn: date(day), method: .delivery))
    }

    static func appealed(on day: String = "2026-03-02") -> EventBody { .appealed(Appealed(filedOn: date(day))) }

    static func resolved(
        _ outcome: AppealResolved.Outcome, by body: AppealResolved.Body = .sko, on day: String = "2026-03-02"
    ) -> EventBody {
        .appealResolved(AppealResolved(outcome: outcome, body: body, resolvedOn: date(day)))
    }

    static func final(_ cause: BecameFinal.Cause = .waiver, on day: String = "2026-03-02") -> EventBody {
        .becameFinal(BecameFinal(on: date(day), cause: cause))
    }

    static func paid(_ grosze: Int = 30_000, on day: String = "2026-03-02") -> EventBody {
        .paymentRecorded(PaymentRecorded(amountGrosze: grosze, paidOn: date(day)))
    }

    static func changed(_ outcome: DecisionChanged.Outcome = .changed) -> EventBody {
        .decisionChanged(
            DecisionChanged(outcome: outcome, decisionNumber: "DM/2/2026", decidedOn: date("2026-03-02")))
    }

    static func left(_ cause: LeftUnexamined.Cause) -> EventBody { .leftUnexamined(LeftUnexamined(cause: cause)) }

    /// One body of each kind, good for a housing-allowance case whose every day is 2026-03-02.
    static func body(_ kind: EventKind) -> EventBody {
        switch kind {
        case .submitted: submitted
        case .registered: registered
        case .assigned: assigned
        case .supplementRequested: call()
        case .supplemented:
            .supplemented(Supplemented(channel: .paper, answers: OpaqueJSON(bytes: Array("{}".utf8)), documents: []))
        case .interviewScheduled: .interviewScheduled(InterviewScheduled(on: date("2026-03-02"), urgent: false))
        case .interviewCompleted: .interviewCompleted(InterviewCompleted(on: date("2026-03-02")))
        case .deadlineExtended:
            .deadlineExtended(DeadlineExtended(until: date("2027-12-31"), reason: "Sprawa szczególnie skomplikowana"))
        case .suspended: .suspended(Suspended(reason: "Śmierć strony"))
        case .resumed: .resumed(Resumed())
        case .transferred: .transferred(Transferred(authority: "ZUS", reason: "Właściwość"))
        case .withdrawn: .withdrawn(Withdrawn())
        case .leftUnexamined: left(.noAddress)
        case .decided: decided()
        case .decisionServed: served()
        case .appealed: appealed()
        case .appealResolved: resolved(.upheld)
        case .becameFinal: final()
        case .paymentRecorded: paid()
        case .paymentSuspended: .paymentSuspended(PaymentSuspended(reason: "Zaległy czynsz"))
        case .paymentResumed: .paymentResumed(PaymentResumed())
        case .decisionChanged: changed()
        case .closed: .closed(Closed(reason: "Koniec okresu"))
        case .noteAdded: note
        case .erased: .erased(Erased(basis: "Upływ okresu przechowywania"))
        }
    }

    /// The shortest good way to each status.
    static func path(to status: Status) -> [EventBody] {
        let verified: [EventBody] = [submitted, registered, assigned]
        let servedDecision: [EventBody] = verified + [decided(), served()]
        switch status {
        case .submitted: return [submitted]
        case .transferred: return [submitted, body(.transferred)]
        case .registered: return [submitted, registered]
        case .inVerification: return verified
        case .supplementRequested: return verified + [call()]
        case .leftUnexamined: return [submitted, left(.noAddress)]
        case .interview: return verified + [body(.interviewScheduled)]
        case .readyForDecision: return verified + [body(.interviewScheduled), body(.interviewCompleted)]
        case .suspended: return verified + [body(.suspended)]
        case .decided: return verified + [decided()]
        case .decisionServed: return servedDecision
        case .appealed: return servedDecision + [appealed()]
        case .changedByAuthority: return servedDecision + [appealed(), resolved(.changed, by: .authority)]
        case .appealResolved: return servedDecision + [appealed(), resolved(.upheld)]
        case .final: return servedDecision + [final()]
        case .inPayment: return servedDecision + [final(), paid()]
        case .paymentSuspended: return servedDecision + [final(), body(.paymentSuspended)]
        case .decisionChanged: return servedDecision + [final(), changed()]
        case .expired: return servedDecision + [final(), changed(.expired)]
        case .withdrawn: return [submitted, body(.withdrawn)]
        case .closed: return [submitted, body(.withdrawn), body(.closed)]
        case .erased: return [submitted, body(.withdrawn), body(.closed), body(.erased)]
        }
    }
}
