/// A condition of a benefit that no amount of the rule table decides, such as a ruling or a legal title.
struct QuickRequirement {
    /// Id of its step.
    let id: String
    /// The condition, in Polish.
    let text: String
    /// Whether the answers meet it.
    let isMet: Bool
    /// What is not met, in Polish.
    let unmet: String
    /// False for general knowledge that nobody has checked in the act.
    let isVerified: Bool

    init(_ id: String, _ text: String, isMet: Bool, unmet: String, isVerified: Bool = true) {
        self.id = id
        self.text = text
        self.isMet = isMet
        self.unmet = unmet
        self.isVerified = isVerified
    }

    var step: AssessmentStep {
        AssessmentStep(
            id: id, text: text, formula: nil, result: isMet ? "spełniony" : "niespełniony", rules: [],
            doubts: isVerified ? [] : ["Ten warunek to wiedza ogólna, nie sprawdzono go w ustawie (GK)."])
    }
}

extension Assessment {
    /// A calculation with the conditions that come before it. A verified condition that is not met ends the assessment;
    /// an unverified one only leaves it open, because nobody should be turned away by what was not checked.
    init(
        of calculation: Assessment, requiring requirements: [QuickRequirement], notes: [AssessmentStep] = []
    ) {
        benefit = calculation.benefit
        let unmet = requirements.filter { !$0.isMet }
        let steps = requirements.map(\.step)
        if let decisive = unmet.first(where: \.isVerified) {
            outcome = .notEntitled(decisive.unmet)
            self.steps = steps
            return
        }
        self.steps = steps + notes + calculation.steps
        if let open = unmet.first, case .entitled = calculation.outcome {
            outcome = .undetermined(
                "\(open.unmet) Ten warunek to wiedza ogólna, nie sprawdzono go w ustawie (GK).")
        } else {
            outcome = calculation.outcome
        }
    }
}

extension AssessmentStep {
    /// A step that states something without calculating.
    init(_ id: String, _ text: String, result: String? = nil, doubts: [String] = []) {
        self.init(id: id, text: text, formula: nil, result: result, rules: [], doubts: doubts)
    }
}
