public import Applications

/// What the rules suggest for a case, with every step shown. A suggestion for the caseworker, never a decision.
public struct Assessment: Sendable, Hashable {
    /// What the steps lead to.
    public enum Outcome: Sendable, Hashable {
        /// The conditions the rules know are met. No payment is given where help comes in kind.
        case entitled([SuggestedPayment])
        /// A condition is not met; which one, in Polish.
        case notEntitled(String)
        /// A value that the result depends on is not known; which one, in Polish.
        case undetermined(String)
    }

    /// To be shown wherever an assessment is, in Polish.
    public static let notice =
        "To podpowiedź dla pracownika, a nie decyzja. Sprawdź dane, stawki i kroki oznaczone jako niepewne."

    /// The step that says which value is missing and what the office can do about it.
    public static let missingRule = "missing-rule"

    /// Polish name of the benefit.
    public let benefit: String
    /// What the steps lead to.
    public let outcome: Outcome
    /// In the order of the calculation.
    public let steps: [AssessmentStep]

    /// True when the outcome is open or a step is uncertain.
    public var isUncertain: Bool {
        if case .undetermined = outcome { return true }
        return steps.contains(where: \.isUncertain)
    }

    /// Runs a calculation and keeps its steps, also when a rule it needs is missing.
    init(_ benefit: String, _ calculation: (inout StepLog) throws(RuleMiss) -> Outcome) {
        var log = StepLog()
        self.benefit = benefit
        do {
            outcome = try calculation(&log)
        } catch {
            outcome = .undetermined(error.missing)
            log.add(Self.missingRule, "Nie da się policzyć dalej.", doubts: [error.text])
        }
        steps = log.steps
    }
}

/// An amount to pay.
public struct SuggestedPayment: Sendable, Hashable {
    /// How often.
    public enum Rhythm: Sendable, Hashable {
        /// In every month from the first to the last one.
        case monthly
        /// Once.
        case once
        /// From September to June, within the days of the payment.
        case schoolMonths
    }

    /// What for, in Polish.
    public let title: String
    /// The amount, or the least of a range.
    public let low: Money
    /// The most of a range; nil when it is not known. Equal to `low` for a single amount.
    public let high: Money?
    /// How often.
    public let rhythm: Rhythm
    /// First day it is for; nil when the rules do not say.
    public let from: LocalDate?
    /// Last day it is for; nil when the rules do not say.
    public let to: LocalDate?

    init(
        _ title: String, _ amount: Money, upTo high: Money?, _ rhythm: Rhythm, from: LocalDate? = nil,
        to: LocalDate? = nil
    ) {
        self.title = title
        low = amount
        self.high = high
        self.rhythm = rhythm
        self.from = from
        self.to = to
    }

    init(_ title: String, _ amount: Money, _ rhythm: Rhythm, from: LocalDate? = nil, to: LocalDate? = nil) {
        self.init(title, amount, upTo: amount, rhythm, from: from, to: to)
    }
}
