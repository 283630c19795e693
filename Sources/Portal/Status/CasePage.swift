public import Applications

/// Where a case stands and what its applicant can do, for the template `status-case`.
public struct CasePage: Sendable {
    let layout: Layout
    let heading: String
    let meaning: String
    let reference: String
    let benefit: String
    let filedAt: DateText
    let since: DateText
    let turn: String
    let legalBasis: String?
    let deadlines: [DeadlineLine]
    let history: [HistoryLine]
    let canSupplement: Bool
    let isCalled: Bool
    let canWithdraw: Bool
    let canAppeal: Bool
    let appealDue: DateText?
    let canAct: Bool
    let supplementPath: String
    let withdrawalPath: String
    let closePath: String
    let token: String
    let hasNotice: Bool
    let notice: String
    /// On paper there is nothing to press.
    let isOnScreen: Bool

    /// Something that happened.
    struct HistoryLine: Sendable {
        let text: String
        let at: DateText
    }

    /// - Parameters:
    ///   - today: the day deadlines are held against.
    ///   - notice: said above everything; nil: nothing.
    ///   - token: proves where its buttons were pressed.
    public init(
        _ facts: CaseFacts, today: LocalDate, notice: String? = nil, isOnScreen: Bool = true, token: String,
        layout: (String) -> Layout
    ) {
        let words = facts.status.map(StatusWords.of) ?? .unknown
        self.layout = layout("Stan sprawy: \(words.heading)")
        heading = words.heading
        meaning = words.meaning
        reference = facts.reference.text
        benefit = facts.benefit
        filedAt = DateText(facts.filedAt.warsawDate, .polish)
        since = DateText(facts.since.warsawDate, .polish)
        turn = words.turn
        legalBasis = words.legalBasis
        deadlines = facts.deadlines.map {
            DeadlineLine($0.kind, due: $0.due, legalBasis: $0.legalBasis, status: facts.status, today: today)
        }
        history = facts.history.map {
            HistoryLine(text: $0.kind.polishPastTense, at: DateText($0.at.warsawDate, .polish))
        }
        canSupplement = facts.allows(.supplemented)
        isCalled = facts.status == .supplementRequested
        canWithdraw = facts.allows(.withdrawn)
        canAppeal = facts.allows(.appealed)
        appealDue = facts.deadline(.appealBy).map { DateText($0.due, .polish) }
        canAct = canSupplement || canWithdraw || canAppeal
        supplementPath = StatusPaths.supplement
        withdrawalPath = StatusPaths.withdrawal
        closePath = StatusPaths.close
        self.token = token
        hasNotice = notice != nil
        self.notice = notice ?? ""
        self.isOnScreen = isOnScreen
    }
}
