internal import Applications

/// How a case will go, drawn when it is filed, in the proportions that offices report of themselves as far as known and
/// in plausible ones where not (GK). What has happened is crossed out.
struct Course: Sendable {
    var outcome: Decided.Outcome
    var withdrawal: Withdrawal?
    var isTransferred: Bool
    var call: Call?
    var interview: Interview?
    var isReassigned: Bool
    var isSuspended: Bool
    var isExtended: Bool
    var appeal: Appeal?
    var isWaived: Bool
    /// Whether money goes out before the decision is final, as art. 130 § 4 KPA (GK) lets it.
    var paysEarly: Bool
    var interruption: Interruption?
    var change: Change?

    enum Withdrawal: Sendable { case beforeRegistration, duringVerification }
    enum Appeal: Sendable { case upheld, changed, remanded, corrected }

    struct Call: Sendable {
        let isAnswered: Bool
        /// By post: the day of service is recorded when the receipt comes back.
        let isByPost: Bool
        /// What was sent.
        var sent: SupplementRequested?
    }

    struct Interview: Sendable {
        let isUrgent: Bool
        var isRescheduled: Bool
        /// The day arranged.
        var on: LocalDate?
    }

    struct Interruption: Sendable {
        let afterPayments: Int
        let resumes: Bool
    }

    struct Change: Sendable {
        let afterPayments: Int
        let outcome: DecisionChanged.Outcome
    }

    init(_ form: FormKind, payments: Int, _ random: inout SplitMix64) {
        let odds = CourseOdds.of(form)
        outcome = random.pick([
            .granted: 1_000 - odds.refused - odds.discontinued, .refused: odds.refused,
            .discontinued: odds.discontinued,
        ])
        let early = random.chance(0.3)
        withdrawal = random.chance(0.03) ? (early ? .beforeRegistration : .duringVerification) : nil
        isTransferred = random.chance(0.01)
        let call = Call(isAnswered: random.chance(0.88), isByPost: random.chance(0.55))
        self.call = random.chance(odds.call) ? call : nil
        let interview = Interview(isUrgent: random.chance(0.08), isRescheduled: random.chance(0.09))
        self.interview = random.chance(odds.interview) ? interview : nil
        isReassigned = random.chance(0.05)
        isSuspended = random.chance(0.012)
        isExtended = random.chance(0.06)
        appeal =
            random.chance(outcome == .refused ? 0.15 : 0.012)
            ? random.pick([.upheld: 58, .changed: 16, .remanded: 18, .corrected: 8]) : nil
        isWaived = random.chance(0.08)
        paysEarly = random.chance(odds.paysEarly)
        interruption = Course.interruption(payments, &random)
        change = Course.change(payments, &random)
    }

    private static func interruption(_ payments: Int, _ random: inout SplitMix64) -> Interruption? {
        let (happens, after, resumes) = (random.chance(0.05), random.next(), random.chance(0.8))
        guard happens, payments > 2 else { return nil }
        return Interruption(afterPayments: 1 + Int(after % UInt64(payments - 1)), resumes: resumes)
    }

    private static func change(_ payments: Int, _ random: inout SplitMix64) -> Change? {
        let (happens, after) = (random.chance(0.06), random.next())
        let outcome: DecisionChanged.Outcome = random.pick([.changed: 62, .repealed: 24, .expired: 14])
        guard happens, payments > 2 else { return nil }
        return Change(afterPayments: 1 + Int(after % UInt64(payments - 1)), outcome: outcome)
    }
}

/// What differs between the forms, in thousandths or as probabilities.
private struct CourseOdds {
    let refused: Int
    let discontinued: Int
    let call: Double
    let interview: Double
    let paysEarly: Double

    static func of(_ form: FormKind) -> CourseOdds {
        switch form {
        case .housingAllowance:
            CourseOdds(refused: 120, discontinued: 20, call: 0.28, interview: 0.07, paysEarly: 0.2)
        case .assistance:
            CourseOdds(refused: 130, discontinued: 30, call: 0.2, interview: 1, paysEarly: 0.75)
        case .needReport:
            CourseOdds(refused: 20, discontinued: 560, call: 0, interview: 1, paysEarly: 0)
        case .familyAllowance:
            CourseOdds(refused: 90, discontinued: 15, call: 0.3, interview: 0.01, paysEarly: 0.4)
        case .birthGrant:
            CourseOdds(refused: 110, discontinued: 10, call: 0.25, interview: 0, paysEarly: 0.5)
        case .nursingAllowance, .parentalBenefit:
            CourseOdds(refused: 60, discontinued: 10, call: 0.22, interview: 0.01, paysEarly: 0.4)
        case .careBenefit:
            CourseOdds(refused: 120, discontinued: 15, call: 0.28, interview: 0.3, paysEarly: 0.4)
        case .alimony:
            CourseOdds(refused: 100, discontinued: 15, call: 0.32, interview: 0.01, paysEarly: 0.35)
        }
    }
}
