import Applications

/// Folded states, each optional member now there, now absent.
extension RandomValues {
    mutating func state() -> ApplicationState {
        ApplicationState(
            id: ApplicationID(uuid()), benefit: BenefitCode(rawValue: text()), version: number(1...1 << 40),
            status: word(), filedAt: instant(), statusSince: instant(), lastEventAt: instant(),
            eventIDs: list(0...6) { EventID($0.uuid()) }, unit: maybe { $0.text() }, owner: maybe { $0.text() },
            caseNumber: maybe { $0.text() }, suspendedFrom: maybe { $0.word() },
            interviewCompletedOn: maybe { $0.date() }, decision: maybe { $0.decision() },
            paidGrosze: number(0...1 << 50), lastPaidOn: maybe { $0.date() },
            deadlines: list(0...4) { $0.deadline() })
    }

    mutating func decision() -> DecisionSummary {
        DecisionSummary(
            outcome: word(), decisionNumber: text(), decidedOn: date(),
            amountGrosze: maybe { $0.number(0...1_000_000) },
            period: maybe { .init(from: $0.date(), to: $0.date()) }, servedOn: maybe { $0.date() },
            changedOnAppealBy: maybe { $0.word() }, appealOutcome: maybe { $0.word() }, change: maybe { $0.word() },
            finalOn: maybe { $0.date() })
    }

    mutating func deadline() -> Deadline {
        Deadline(
            kind: word(), startedOn: date(), nominalEnd: date(), due: date(), legalBasis: text(),
            stoppedOn: maybe { $0.date() })
    }
}
