/// What later events need to know of the decision in force.
public struct DecisionSummary: Sendable, Equatable {
    /// What was decided first.
    public var outcome: Decided.Outcome
    /// The number of the latest decision.
    public var decisionNumber: String
    /// The day on the latest ruling.
    public var decidedOn: LocalDate
    /// Granted per payment, in grosze.
    public var amountGrosze: Int?
    /// The time it is granted for.
    public var period: Decided.Period?
    /// The day of service of the latest ruling.
    public var servedOn: LocalDate?
    /// Who answered an appeal by another ruling; what that ruling grants is not on the log.
    public var changedOnAppealBy: AppealResolved.Body?
    /// How the latest appeal ended.
    public var appealOutcome: AppealResolved.Outcome?
    /// What a later decision did to it.
    public var change: DecisionChanged.Outcome?
    /// Since when it is ostateczna.
    public var finalOn: LocalDate?

    /// All members, in their order.
    public init(
        outcome: Decided.Outcome, decisionNumber: String, decidedOn: LocalDate, amountGrosze: Int? = nil,
        period: Decided.Period? = nil, servedOn: LocalDate? = nil, changedOnAppealBy: AppealResolved.Body? = nil,
        appealOutcome: AppealResolved.Outcome? = nil, change: DecisionChanged.Outcome? = nil,
        finalOn: LocalDate? = nil
    ) {
        self.outcome = outcome
        self.decisionNumber = decisionNumber
        self.decidedOn = decidedOn
        self.amountGrosze = amountGrosze
        self.period = period
        self.servedOn = servedOn
        self.changedOnAppealBy = changedOnAppealBy
        self.appealOutcome = appealOutcome
        self.change = change
        self.finalOn = finalOn
    }

    /// Whether money may be paid on it: it grants, or a ruling that replaced it may, and no later decision ended it.
    public var isPayable: Bool {
        switch change {
        case .repealed, .expired: false
        case .changed where amountGrosze ?? 0 > 0: true
        case .changed, nil: outcome == .granted || changedOnAppealBy != nil
        }
    }
}
