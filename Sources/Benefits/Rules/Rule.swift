public import Applications

/// One row of the rule table: a value and the days it is in force.
public struct Rule: Sendable, Hashable {
    /// What the row is a value of.
    public let key: RuleKey
    /// The exact number; nil where the table says `UNKNOWN`.
    public let value: DecimalNumber?
    /// First day in force; nil when the row is in force since before anything that was sourced.
    public let from: LocalDate?
    /// Last day in force; nil while it is in force.
    public let to: LocalDate?
    /// How far the value has been checked.
    public let confidence: RuleConfidence
    /// What else the table says of the row.
    public let remark: RuleRemark?
    /// Codes of the pages the row comes from, as in `sources.json`; for local rows the legal basis as the office wrote it.
    public let sources: [String]

    /// The value with its unit for people, `nieznane` where there is none.
    public var valueText: String { value.map(key.unit.text) ?? RuleConfidence.unknown.text }

    /// Whether the day is one of the row's days.
    public func isInForce(on day: LocalDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }

    /// Why a use of this row on a day is uncertain, in Polish; none when nothing speaks against it.
    ///
    /// A doubt about the first or last day counts only within a year of it: rows follow each other yearly or more
    /// rarely, so a doubtful border cannot lie further away.
    public func doubts(on day: LocalDate) -> [String] {
        var doubts: [String] = []
        if confidence == .generalKnowledge {
            doubts.append("Wartość „\(key.name)” to wiedza ogólna, nie sprawdzono jej w źródle (GK).")
        }
        if let remark, matters(remark, on: day) { doubts.append("„\(key.name)”: \(remark.text)") }
        if let confirmed = key.confirmation, day > confirmed.to {
            doubts.append("„\(key.name)”: \(confirmed.note)")
        }
        return doubts
    }

    private func matters(_ remark: RuleRemark, on day: LocalDate) -> Bool {
        let isNearStart = from.map { day < $0.adding(months: 12) } ?? false
        let isNearEnd = to.map { day > $0.adding(months: -12) } ?? false
        switch remark.concerns {
        case .value: return true
        case .from: return isNearStart
        case .to: return isNearEnd
        case .both: return isNearStart || isNearEnd
        }
    }
}
