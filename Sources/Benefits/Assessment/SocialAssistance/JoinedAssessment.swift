extension Assessment {
    /// One assessment of several benefits asked for on one form. Every part's result has a step of its own; steps that
    /// the parts share are shown once.
    init(_ benefit: String, joining parts: [(id: String, assessment: Assessment)], notes: [AssessmentStep]) {
        if parts.count == 1 {
            let only = parts[0].assessment
            (self.benefit, outcome, steps) = (only.benefit, only.outcome, notes + only.steps)
            return
        }
        var steps = notes
        for (id, part) in parts {
            steps += part.steps.filter { step in !steps.contains { $0.says(step) } }.map { $0.named("\(id).\($0.id)") }
            steps.append(AssessmentStep("\(id).outcome", "Wynik: \(part.benefit).", result: part.summary))
        }
        self.benefit = benefit
        self.steps = steps
        outcome = Self.outcome(of: parts.map(\.assessment))
    }

    /// What one of the parts gives is given; otherwise an open part leaves the whole open.
    private static func outcome(of parts: [Assessment]) -> Outcome {
        var payments: [SuggestedPayment] = []
        var isEntitled = false
        var open: [String] = []
        var reasons: [String] = []
        for part in parts {
            switch part.outcome {
            case .entitled(let some):
                isEntitled = true
                payments += some
            case .undetermined(let reason): open.append("\(part.benefit): \(reason)")
            case .notEntitled(let reason): reasons.append("\(part.benefit): \(reason)")
            }
        }
        if isEntitled { return .entitled(payments) }
        return open.isEmpty
            ? .notEntitled(reasons.joined(separator: " ")) : .undetermined(open.joined(separator: " "))
    }
}

extension AssessmentStep {
    /// The same but for the id.
    fileprivate func says(_ other: AssessmentStep) -> Bool { named(other.id) == other }

    fileprivate func named(_ id: String) -> AssessmentStep {
        AssessmentStep(id: id, text: text, formula: formula, result: result, rules: rules, doubts: doubts)
    }
}
