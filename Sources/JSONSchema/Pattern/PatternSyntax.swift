/// ECMA-262 regular expressions (with the u flag).
indirect enum PatternSyntax: Sendable {
    case sequence([PatternSyntax])
    case alternation([PatternSyntax])
    case set(ScalarSet)
    case start
    case end
    /// No upper bound when `maximum` is nil.
    case repetition(PatternSyntax, minimum: Int, maximum: Int?, isLazy: Bool)
    /// Captures what it matches. Groups are numbered in the order of their opening parentheses.
    case group(PatternSyntax)
    case look(PatternSyntax, isBehind: Bool, isNegative: Bool)
    case wordBoundary(isNegative: Bool)
    case backReference(Int)

    /// Whether the pattern describes a regular language by its syntax, so that an automaton can decide it.
    var isRegular: Bool {
        switch self {
        case .set, .start, .end: true
        case .sequence(let parts), .alternation(let parts): parts.allSatisfy(\.isRegular)
        case .repetition(let inner, _, _, _), .group(let inner): inner.isRegular
        case .look, .wordBoundary, .backReference: false
        }
    }
}

/// A text that is no ECMA-262 pattern, or one that this module does not run.
struct PatternError: Error, Sendable, Equatable {
    let reason: String
}

/// Bounds that keep patterns and their automata small.
enum PatternLimits {
    static let length = 4_096
    static let nesting = 64
    static let repetition = 20_000
    static let instructions = 20_000
    static let states = 2_000
    static let constructionWork = 2_000_000
    /// Ranges of code points that the members of a pattern's classes have.
    static let classRanges = 50_000
}

/// What the patterns of one schema document may cost together.
struct PatternBudget {
    /// Instructions of automata, and bytes of PCRE2's code by sixteen.
    var instructions = 2_000_000
    /// Work for deterministic automata. Patterns beyond it go without one.
    var construction = 40_000_000

    mutating func spend(_ instructions: Int) throws(PatternError) {
        self.instructions -= instructions
        if self.instructions < 0 { throw PatternError(reason: "the patterns of the document are too large together") }
    }
}
