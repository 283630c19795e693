/// The transition table of DOMAIN §11: where an application stands, what happens, where it may stand then.
public enum Lifecycle {
    /// The statuses an event of this kind may lead to, empty when it is forbidden. Where there are several, the
    /// event's details choose one (`Lifecycle.choice`). The first event, `submitted`, comes before any status.
    public static func targets(from status: Status, on kind: EventKind) -> [Status] {
        switch (status, kind) {
        case (.erased, _), (_, .submitted):
            []

        // The file: at any time, changing nothing. The first caseworker of a registered case begins verification.
        case (.registered, .assigned):
            [.inVerification]
        case (_, .assigned), (_, .noteAdded):
            [status]

        // Złożony → zarejestrowany; a case that already has a caseworker goes straight into verification.
        case (.submitted, .registered):
            [.registered, .inVerification]

        // Another authority is competent: passed on at once (art. 65 KPA (GK)).
        case (.submitted, .transferred), (.registered, .transferred), (.inVerification, .transferred):
            [.transferred]

        // No address and no way to find it (art. 64 § 1 KPA), or a call not answered (art. 64 § 2 KPA).
        case (.submitted, .leftUnexamined), (.registered, .leftUnexamined), (.inVerification, .leftUnexamined),
            (.supplementRequested, .leftUnexamined):
            [.leftUnexamined]

        // A call to mend defects; a second one corrects the first or records its service.
        case (.registered, .supplementRequested), (.inVerification, .supplementRequested),
            (.readyForDecision, .supplementRequested), (.supplementRequested, .supplementRequested):
            [.supplementRequested]

        // The answer to a call goes back to verification; the party may add to an open case at any time.
        case (.supplementRequested, .supplemented):
            [.inVerification]
        case (.submitted, .supplemented), (.registered, .supplemented), (.inVerification, .supplemented),
            (.interview, .supplemented), (.readyForDecision, .supplemented), (.suspended, .supplemented):
            [status]

        // Wywiad środowiskowy: arranged, perhaps again, then done.
        case (.registered, .interviewScheduled), (.inVerification, .interviewScheduled),
            (.interview, .interviewScheduled), (.readyForDecision, .interviewScheduled):
            [.interview]
        case (.interview, .interviewCompleted):
            [.readyForDecision]

        // A new date with reasons (art. 36 KPA): the case stays where it is.
        case (.submitted, .deadlineExtended), (.registered, .deadlineExtended), (.inVerification, .deadlineExtended),
            (.supplementRequested, .deadlineExtended), (.interview, .deadlineExtended),
            (.readyForDecision, .deadlineExtended):
            [status]

        // Zawieszenie (art. 97 KPA (GK)): back to where it was.
        case (.registered, .suspended), (.inVerification, .suspended), (.supplementRequested, .suspended),
            (.interview, .suspended), (.readyForDecision, .suspended):
            [.suspended]
        case (.suspended, .resumed):
            [.registered, .inVerification, .supplementRequested, .interview, .readyForDecision]

        // The party may withdraw until a decision is signed.
        case (.submitted, .withdrawn), (.registered, .withdrawn), (.inVerification, .withdrawn),
            (.supplementRequested, .withdrawn), (.interview, .withdrawn), (.readyForDecision, .withdrawn),
            (.suspended, .withdrawn):
            [.withdrawn]

        // Decyzja: after verification; after a withdrawal only umorzenie (art. 105 § 2 KPA (GK)).
        case (.registered, .decided), (.inVerification, .decided), (.readyForDecision, .decided),
            (.withdrawn, .decided):
            [.decided]

        // Every ruling is served, also one that changes an earlier one.
        case (.decided, .decisionServed), (.changedByAuthority, .decisionServed), (.decisionChanged, .decisionServed),
            (.expired, .decisionServed):
            [.decisionServed]

        // Odwołanie: self-correction (art. 132 KPA (GK)), the SKO's own ruling, or back to verification (art. 138).
        case (.decisionServed, .appealed):
            [.appealed]
        case (.appealed, .appealResolved):
            [.changedByAuthority, .appealResolved, .inVerification]

        // Ostateczna: no appeal or waiver (art. 127a KPA (GK)), or the SKO has ruled.
        case (.decisionServed, .becameFinal), (.appealResolved, .becameFinal):
            [.final]

        // W wypłacie. Payment may begin before finality (art. 130 § 4, 108 KPA (GK)); the appeal goes on meanwhile.
        case (.final, .paymentRecorded), (.inPayment, .paymentRecorded):
            [.inPayment]
        case (.decisionServed, .paymentRecorded), (.appealed, .paymentRecorded),
            (.changedByAuthority, .paymentRecorded), (.appealResolved, .paymentRecorded),
            (.decisionChanged, .paymentRecorded):
            [status]

        // Wstrzymana, for example while rent is unpaid.
        case (.final, .paymentSuspended), (.inPayment, .paymentSuspended):
            [.paymentSuspended]
        case (.paymentSuspended, .paymentResumed):
            [.inPayment]

        // Zmiana, uchylenie, wygaśnięcie: another decision, which is served in its turn.
        case (.final, .decisionChanged), (.inPayment, .decisionChanged), (.paymentSuspended, .decisionChanged),
            (.decisionChanged, .decisionChanged):
            [.decisionChanged, .expired]

        // Zamknięty: the case ended one way or another, no claims open.
        case (.transferred, .closed), (.leftUnexamined, .closed), (.withdrawn, .closed), (.final, .closed),
            (.inPayment, .closed), (.paymentSuspended, .closed), (.decisionChanged, .closed), (.expired, .closed):
            [.closed]

        // Usunięty: at the end of retention.
        case (.closed, .erased):
            [.erased]

        default:
            []
        }
    }

    /// What may happen next: what a caseworker's screen offers.
    public static func allowedKinds(from status: Status) -> [EventKind] {
        EventKind.allCases.filter { !targets(from: status, on: $0).isEmpty }
    }

    /// The target that the event's details choose among `targets`.
    static func choice(_ body: EventBody, from state: ApplicationState, among targets: [Status]) -> Status? {
        let chosen: Status? =
            switch body {
            case .registered: state.owner == nil ? .registered : .inVerification
            case .resumed: state.suspendedFrom
            case .appealResolved(let resolved): status(after: resolved)
            case .decisionChanged(let changed): changed.outcome == .expired ? .expired : .decisionChanged
            default: targets.first
            }
        return chosen.flatMap { targets.contains($0) ? $0 : nil }
    }

    private static func status(after resolved: AppealResolved) -> Status {
        switch (resolved.outcome, resolved.body) {
        case (.remanded, _): .inVerification
        case (_, .authority): .changedByAuthority
        case (_, .sko): .appealResolved
        }
    }
}
