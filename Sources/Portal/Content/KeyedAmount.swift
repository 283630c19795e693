import Applications
import Benefits

/// What the rule table says of a key on a day.
struct KeyedAmount {
    let key: RuleKey
    /// The row that holds; nil when the table has none for the day.
    let current: Rule?
    /// The row after it.
    let next: Rule?
    /// The day that picked the row: for keys that a benefit period picks, the first day of the period.
    private let day: LocalDate

    /// Nil for an unknown key.
    init?(_ code: String, in rules: RuleTable, on day: LocalDate) {
        guard let key = rules.keys[code] else { return nil }
        self.key = key
        let picking = Self.pickingDay(key, on: day)
        let rows = rules.rows(code)
        current = rows.last { $0.isInForce(on: picking) }
        next = rows.first { $0.from.map { picking < $0 } ?? false }
        self.day = picking
    }

    private static func pickingDay(_ key: RuleKey, on day: LocalDate) -> LocalDate {
        guard key.selectedBy == .period else { return day }
        let kind: BenefitPeriod.Kind = key.code.hasPrefix("fa.") ? .alimony : .family
        return BenefitPeriod(kind, containing: day)?.first ?? day
    }

    /// The value now; unverified ones say so.
    func value(_ words: ContentWords) -> String {
        guard let current, let text = Self.text(current) else { return words.unknown }
        return current.doubts(on: day).isEmpty ? text : "\(text) \(words.unverified)"
    }

    /// The first day in force, when the table knows it.
    var since: LocalDate? { current?.from }

    /// What is known of the time after the row.
    func change(_ words: ContentWords) -> String {
        if let next, let from = next.from {
            guard let text = Self.text(next) else { return "\(words.since(from)): \(words.unknown)" }
            let doubt = next.doubts(on: from).isEmpty ? "" : " \(words.unverified)"
            return "\(text) \(words.since(from))\(doubt)"
        }
        return current?.to.map { "\(words.endsOn) \(words.date($0))" } ?? words.noChangeKnown
    }

    /// The value with its unit; whole złotych without grosze, as people say them.
    private static func text(_ rule: Rule) -> String? {
        guard rule.value != nil else { return nil }
        let text = rule.valueText
        return text.hasSuffix(",00\u{a0}zł") ? text.dropLast(6) + "\u{a0}zł" : text
    }
}
