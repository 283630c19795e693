/// What the details of an event must satisfy, whoever wrote it: amounts, lengths, hashes, and days in order.
enum PayloadRules {
    /// Ten thousand million złotych, in grosze: above any benefit, and far from where sums overflow.
    static let largestAmount = 1_000_000_000_000

    /// The rules that need no case.
    static func hold(for submitted: Submitted) -> Bool {
        isPresent(submitted.form.id) && isPresent(submitted.form.version) && isSha256(submitted.dataSha256)
            && isSha256(submitted.trackingCodeSha256)
            && submitted.idempotencyKeySha256.map(isSha256) ?? true && submitted.documents.allSatisfy(isDocument)
    }

    /// All rules, in the light of the case.
    static func hold(for event: ApplicationEvent, in state: ApplicationState) -> Bool {
        let filedOn = state.filedAt.warsawDate
        return switch event.body {
        case .submitted(let submitted): hold(for: submitted)
        case .registered(let registered): isPresent(registered.caseNumber)
        case .assigned(let assigned): isPresent(assigned.caseworker)
        case .supplementRequested(let call): mayCall(call, filedOn: filedOn, benefit: state.benefit)
        case .supplemented(let supplement): isComplete(supplement)
        case .interviewScheduled(let interview): interview.on >= filedOn
        case .interviewCompleted(let interview): interview.on >= filedOn
        case .deadlineExtended(let extended):
            isPresent(extended.reason) && extended.until >= event.metadata.time.warsawDate
                && isLater(extended.until, in: state)
        case .suspended(let suspended): isPresent(suspended.reason)
        case .transferred(let transferred): isPresent(transferred.authority) && isPresent(transferred.reason)
        case .decided(let decided): isCoherent(decided, in: state)
        case .decisionServed(let served): isInOrder(served.servedOn, after: state.decision?.decidedOn)
        case .appealed(let appealed): isInOrder(appealed.filedOn, after: state.decision?.servedOn)
        case .appealResolved(let resolved): isCoherent(resolved, in: state)
        case .becameFinal(let final): isCoherent(final, in: state)
        case .paymentRecorded(let payment):
            (1...largestAmount).contains(payment.amountGrosze) && isInOrder(payment.paidOn, after: filedOn)
        case .paymentSuspended(let suspended): isPresent(suspended.reason)
        case .decisionChanged(let changed): isCoherent(changed, in: state)
        case .closed(let closed): isPresent(closed.reason)
        case .noteAdded(let note): isPresent(note.text)
        case .erased(let erased): isPresent(erased.basis)
        case .resumed, .withdrawn, .leftUnexamined, .paymentResumed: true
        }
    }

    /// The basis must exist for the benefit, and the days must be what it allows.
    private static func mayCall(_ call: SupplementRequested, filedOn: LocalDate, benefit: BenefitCode) -> Bool {
        guard let allowed = Procedure.of(benefit).calls[call.basis] else { return false }
        return allowed.contains(call.days) && !call.defects.isEmpty && call.defects.allSatisfy { isPresent($0.text) }
            && call.servedOn.map { $0 >= filedOn } ?? true
    }

    /// A supplement brings something, by fingerprints that are fingerprints.
    private static func isComplete(_ supplement: Supplemented) -> Bool {
        (supplement.answers != nil || !supplement.documents.isEmpty) && supplement.dataSha256.map(isSha256) ?? true
            && supplement.documents.allSatisfy(isDocument)
    }

    private static func isDocument(_ document: AttachedDocument) -> Bool {
        isSha256(document.sha256) && document.size >= 0 && isPresent(document.mediaType)
    }

    /// An extension gives more time than there was.
    private static func isLater(_ until: LocalDate, in state: ApplicationState) -> Bool {
        state.deadline(.decideBy).map { until > $0.due } ?? false
    }

    /// Only a grant carries money and time; a decision comes after the filing and the wywiad it rests on.
    private static func isCoherent(_ decided: Decided, in state: ApplicationState) -> Bool {
        guard isPresent(decided.decisionNumber), isAmount(decided.amountGrosze),
            isInOrder(decided.decidedOn, after: state.interviewCompletedOn ?? state.filedAt.warsawDate)
        else { return false }
        if let period = decided.period, period.from > period.to { return false }
        return decided.outcome == .granted || (decided.amountGrosze ?? 0 == 0 && decided.period == nil)
    }

    /// The authority can only give way (art. 132 KPA (GK)); upholding and remanding are the SKO's (art. 138 KPA (GK)).
    private static func isCoherent(_ resolved: AppealResolved, in state: ApplicationState) -> Bool {
        (resolved.body == .sko || resolved.outcome == .changed)
            && isInOrder(resolved.resolvedOn, after: state.deadline(.forwardAppealBy)?.startedOn)
    }

    /// Without appeal a decision is final only after the last day for one (art. 129 KPA); a waiver ends that at once.
    private static func isCoherent(_ final: BecameFinal, in state: ApplicationState) -> Bool {
        if final.cause == .noAppeal, let appeal = state.deadline(.appealBy), final.on <= appeal.due { return false }
        return isInOrder(final.on, after: state.decision?.servedOn)
    }

    private static func isCoherent(_ changed: DecisionChanged, in state: ApplicationState) -> Bool {
        isPresent(changed.decisionNumber) && isAmount(changed.amountGrosze)
            && isInOrder(changed.decidedOn, after: state.decision?.decidedOn)
    }

    private static func isAmount(_ grosze: Int?) -> Bool { grosze.map { (0...largestAmount).contains($0) } ?? true }

    private static func isInOrder(_ day: LocalDate, after earlier: LocalDate?) -> Bool {
        earlier.map { day >= $0 } ?? true
    }

    private static func isPresent(_ text: String) -> Bool {
        text.unicodeScalars.contains { !$0.properties.isWhitespace }
    }

    /// 64 lower-case hex digits.
    private static func isSha256(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { digit in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit)
            }
    }
}
