internal import Applications

extension OpenCase {
    /// The details of decisions, their service, appeals and finality.
    mutating func ruling(_ act: Act, on day: LocalDate) -> EventBody {
        switch act {
        case .decide(let outcome): return decided(outcome, on: day)
        case .serve: return served(on: day)
        case .appeal:
            let due = state.deadline(.appealBy)?.due ?? day
            return .appealed(Appealed(filedOn: min(day, due)))
        case .resolveAppeal: return resolved(on: day)
        default: return final(on: day)
        }
    }

    private mutating func decided(_ outcome: Decided.Outcome, on day: LocalDate) -> EventBody {
        let isGranted = outcome == .granted
        return .decided(
            Decided(
                outcome: outcome, decisionNumber: decisionNumber(), decidedOn: day,
                amountGrosze: isGranted ? award.amountGrosze : nil, period: isGranted ? award.period : nil,
                reasons: Wording.reasons(outcome, form.benefit, &random)))
    }

    /// The register's number with that of the ruling in the case; versions are dense, so they tell rulings apart.
    func decisionNumber() -> String {
        "\(state.caseNumber ?? OfficeUnit.of(form.benefit).sign)/\(state.version + 1)"
    }

    /// A letter that nobody fetches counts as served after fourteen days (art. 44 KPA (GK)).
    private mutating func served(on day: LocalDate) -> EventBody {
        let earliest = state.decision?.decidedOn ?? day
        let waited = day.daysSince1970 - earliest.daysSince1970
        let method: DecisionServed.Method =
            waited == 0
            ? .inPerson : waited > 16 ? .fiction : random.pick([.delivery: 74, .electronic: 18, .inPerson: 8])
        let servedOn = max(earliest, method == .inPerson ? day : day.adding(days: -random.within(0...2)))
        return .decisionServed(DecisionServed(servedOn: servedOn, method: method))
    }

    private mutating func resolved(on day: LocalDate) -> EventBody {
        let appeal = course.appeal ?? .upheld
        course.appeal = nil
        let outcome: AppealResolved.Outcome =
            switch appeal {
            case .upheld: .upheld
            case .changed, .corrected: .changed
            case .remanded: .remanded
            }
        return .appealResolved(
            AppealResolved(outcome: outcome, body: appeal == .corrected ? .authority : .sko, resolvedOn: day))
    }

    private func final(on day: LocalDate) -> EventBody {
        guard let due = state.deadline(.appealBy)?.due else {
            let changed = state.decision?.appealOutcome == .changed
            return .becameFinal(BecameFinal(on: day, cause: changed ? .appealChanged : .appealUpheld))
        }
        // Before the last day for an appeal only a waiver ends it.
        return day <= due
            ? .becameFinal(BecameFinal(on: day, cause: .waiver))
            : .becameFinal(BecameFinal(on: due.adding(days: 1), cause: .noAppeal))
    }
}
