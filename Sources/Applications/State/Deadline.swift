/// A legal clock that runs in a case. A state holds at most one of each kind, in the order of the kinds.
public struct Deadline: Sendable, Equatable {
    /// What is due.
    public enum Kind: String, CaseIterable, Sendable {
        /// The authority's decision.
        case decideBy = "decide-by"
        /// The party's supplement.
        case supplementBy = "supplement-by"
        /// The wywiad środowiskowy.
        case interviewBy = "interview-by"
        /// The party's appeal.
        case appealBy = "appeal-by"
        /// Forwarding an appeal to the SKO.
        case forwardAppealBy = "forward-appeal-by"
        /// The first payment.
        case firstPaymentBy = "first-payment-by"
    }

    /// What is due.
    public let kind: Kind
    /// The day that started the clock; it is not counted (art. 57 § 1 KPA).
    public let startedOn: LocalDate
    /// The end by plain counting, before art. 57 § 4 KPA moves it.
    public let nominalEnd: LocalDate
    /// The last day on which the act is in time.
    public let due: LocalDate
    /// The rule, as a person would cite it.
    public let legalBasis: String
    /// While the clock stands: the first day not counted (art. 35 § 5 KPA).
    public let stoppedOn: LocalDate?

    /// All members, in their order.
    public init(
        kind: Kind, startedOn: LocalDate, nominalEnd: LocalDate, due: LocalDate, legalBasis: String,
        stoppedOn: LocalDate? = nil
    ) {
        self.kind = kind
        self.startedOn = startedOn
        self.nominalEnd = nominalEnd
        self.due = due
        self.legalBasis = legalBasis
        self.stoppedOn = stoppedOn
    }
}

extension Deadline {
    /// The clocks that run in a case from its filing, in the order of the kinds.
    public static func atFiling(of benefit: BenefitCode, on day: LocalDate) -> [Deadline] {
        Clocks.atFiling(on: day, procedure: Procedure.of(benefit))
    }
}
