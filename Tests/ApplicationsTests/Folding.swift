import Applications
import Testing

/// A log folded from its beginning: the state and every outcome.
struct Folding {
    private(set) var state: ApplicationState?
    private(set) var outcomes: [FoldOutcome] = []

    mutating func apply(_ event: ApplicationEvent) {
        let outcome = Fold.apply(event, to: state)
        outcomes.append(outcome)
        if case .accepted(let next) = outcome { state = next }
    }

    static func of(_ events: [ApplicationEvent]) -> Folding {
        events.reduce(into: Folding()) { $0.apply($1) }
    }

    /// Bodies with days, each an event of its own; all must be accepted.
    static func state(
        _ steps: [(day: String, body: EventBody)], benefit: BenefitCode = .housingAllowance,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ApplicationState {
        var folding = Folding()
        for (index, step) in steps.enumerated() {
            folding.apply(Sample.event(UInt64(index + 1), step.body, at: step.day, benefit: benefit))
            let accepted = if case .accepted = folding.outcomes.last { true } else { false }
            try #require(
                accepted, "\(step.body.kind) → \(String(describing: folding.outcomes.last))",
                sourceLocation: sourceLocation)
        }
        return try #require(folding.state, sourceLocation: sourceLocation)
    }

    static func state(
        at status: Status, benefit: BenefitCode = .housingAllowance, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ApplicationState {
        try state(
            Sample.path(to: status).map { (day: "2026-03-02", body: $0) }, benefit: benefit,
            sourceLocation: sourceLocation)
    }

    /// The refusal of one more event, or nil when it was not refused.
    static func refusal(of event: ApplicationEvent, in state: ApplicationState?) -> Refusal.Code? {
        if case .refused(let refusal) = Fold.apply(event, to: state) { refusal.code } else { nil }
    }
}
