/// What a quick check says to its answers.
public enum QuickAnswer: Sendable, Hashable {
    /// Answers that cannot be used, in the order of the questions; nothing was calculated.
    case problems([QuickProblem])
    /// What the rules suggest, one assessment for each benefit that was looked at.
    case assessment([Assessment])
    /// The matter is another authority's; whose and what to do, in Polish.
    case elsewhere(String)
}

/// One answer that cannot be used.
public struct QuickProblem: Sendable, Hashable {
    /// Name of the question.
    public let question: String
    /// What to type, in Polish. Never quotes the answer: it may be personal.
    public let message: String
}
