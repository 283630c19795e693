/// How far a value of the table has been checked; the raw value is the mark in the table.
public enum RuleConfidence: String, Sendable, Hashable, CaseIterable {
    /// Read on a page that the row names.
    case sourced = "S"
    /// Arithmetic from a sourced figure.
    case computed = "C"
    /// General knowledge, not yet checked.
    case generalKnowledge = "G"
    /// Set by the office in its own file.
    case local = "L"
    /// No value is known.
    case unknown = "–"

    /// For people, in Polish.
    public var text: String {
        switch self {
        case .sourced: "ze źródła"
        case .computed: "obliczone z wartości ze źródła"
        case .generalKnowledge: "wiedza ogólna, niesprawdzona (GK)"
        case .local: "ustalone w gminie"
        case .unknown: "nieznane"
        }
    }
}

/// What the table says about a row besides its mark, such as `start G`.
public struct RuleRemark: Sendable, Hashable {
    /// What the remark puts in doubt.
    public enum Subject: String, Sendable, Hashable {
        /// The first day.
        case from
        /// The last day.
        case to
        /// Both days.
        case both
        /// The number itself.
        case value
    }

    /// As written in the table, without the parentheses.
    public let code: String
    /// What it puts in doubt.
    public let concerns: Subject
    /// The same for people, in Polish.
    public let text: String
}
