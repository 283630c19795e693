/// The parts of ECMA-262 regular expressions (with the u flag) that describe regular languages.
indirect enum PatternSyntax: Sendable {
    case sequence([PatternSyntax])
    case alternation([PatternSyntax])
    case set(ScalarSet)
    case start
    case end
    /// No upper bound when `maximum` is nil.
    case repetition(PatternSyntax, minimum: Int, maximum: Int?)
}

/// A pattern that this module does not run.
struct PatternError: Error, Sendable, Equatable {
    let reason: String
}

/// Bounds that keep a pattern's automaton small.
enum PatternLimits {
    static let length = 4_096
    static let nesting = 64
    static let repetition = 1_000
    static let instructions = 20_000
    static let states = 2_000
    static let constructionWork = 2_000_000
}
