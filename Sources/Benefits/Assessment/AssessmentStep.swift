/// One step of an assessment, as the caseworker sees it.
public struct AssessmentStep: Sendable, Hashable {
    /// Stable name of the step, e.g. `own-share`.
    public let id: String
    /// What is done, one or two Polish sentences.
    public let text: String
    /// The calculation with its numbers, `15 % × 1 581,47 zł`; nil when nothing is calculated.
    public let formula: String?
    /// What comes out, with its unit; nil when nothing does.
    public let result: String?
    /// The rows of the rule table the step rests on.
    public let rules: [AppliedRule]
    /// Why the step is uncertain, in Polish; empty when it is not.
    public let doubts: [String]

    /// True when there is any doubt.
    public var isUncertain: Bool { !doubts.isEmpty }
}

/// A row of the rule table as a step used it.
public struct AppliedRule: Sendable, Hashable {
    /// The row: key, value, days, confidence, source codes.
    public let rule: Rule
    /// The pages its source codes stand for.
    public let pages: [String]
    /// Why this use of it is uncertain, in Polish.
    public let doubts: [String]
}

/// The steps of a calculation as it goes.
struct StepLog {
    private(set) var steps: [AssessmentStep] = []

    /// Adds a step; the doubts about its rules come by themselves.
    mutating func add(
        _ id: String, _ text: String, formula: String? = nil, result: String? = nil, rules: [KnownRule] = [],
        unknown: [AppliedRule] = [], doubts: [String] = []
    ) {
        let applied = rules.map(\.applied) + unknown
        var all: [String] = []
        for doubt in applied.flatMap(\.doubts) + doubts where !all.contains(doubt) { all.append(doubt) }
        steps.append(
            AssessmentStep(id: id, text: text, formula: formula, result: result, rules: applied, doubts: all))
    }
}
