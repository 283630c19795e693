import Applications

/// The rows of one key, oldest first, without gap or overlap.
struct RuleSeries: Sendable {
    let key: RuleKey
    let rules: [Rule]

    /// Puts the rows in order and refuses a series that does not answer every day with one row.
    init(key: RuleKey, rows: [RuleRowReader.Row]) throws(RuleLoadError) {
        let sorted = rows.sorted { Self.start($0.rule) < Self.start($1.rule) }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) {
            func refused(_ problem: RuleLoadError.Problem, _ reason: String, _ remedy: String) -> RuleLoadError {
                RuleLoadError(
                    problem, file: later.file, line: later.line, key: key.code, reason: reason, remedy: remedy)
            }
            guard let start = later.rule.from else {
                throw refused(
                    .openStart, "another row, line \(earlier.line), has no first day either",
                    "give every row but the first its first day")
            }
            if earlier.rule.from == start {
                throw refused(.duplicate, "line \(earlier.line) begins on \(start) too", "keep one of the two rows")
            }
            guard let end = earlier.rule.to, end < start else {
                throw refused(
                    .overlap, "line \(earlier.line) still holds on \(start)",
                    "end line \(earlier.line) on \(start.adding(days: -1))")
            }
            if end.adding(days: 1) != start {
                throw refused(
                    .gap, "nothing holds from \(end.adding(days: 1)) to \(start.adding(days: -1))",
                    "close it, or add a row with the value UNKNOWN")
            }
        }
        self.key = key
        rules = sorted.map(\.rule)
    }

    private static func start(_ rule: Rule) -> LocalDate { rule.from ?? LocalDate(daysSince1970: .min) }

    func row(on day: LocalDate) throws(RuleMiss) -> Rule {
        if let rule = rules.last(where: { $0.isInForce(on: day) }) { return rule }
        guard let first = rules.first, let last = rules.last else { throw .noRows(key) }
        if let from = first.from, day < from { throw .notYet(key, on: day, first: from) }
        throw .ended(key, on: day, last: last.to ?? day)
    }
}
