import Applications

/// The table as one case sees it: by its filing day and its benefit period.
struct RuleReading {
    let table: RuleTable
    let filedOn: LocalDate
    /// Nil for benefits that have no period.
    let period: BenefitPeriod?

    init(_ table: RuleTable, filedOn: LocalDate, period: BenefitPeriod? = nil) {
        self.table = table
        self.filedOn = filedOn
        self.period = period
    }

    /// The row in force, by the date that picks the key's rows.
    func row(_ code: String) throws(RuleMiss) -> AppliedRule {
        if let period, table.keys[code]?.selectedBy == .period {
            return applied(try table.row(code, period: period), on: period.first)
        }
        return applied(try table.row(code, on: filedOn), on: filedOn)
    }

    /// The row in force, when its value is known.
    func known(_ code: String) throws(RuleMiss) -> KnownRule {
        let applied = try row(code)
        guard let value = applied.rule.value else { throw .unknownValue(applied.rule) }
        return KnownRule(applied: applied, value: value)
    }

    private func applied(_ rule: Rule, on day: LocalDate) -> AppliedRule {
        AppliedRule(
            rule: rule, pages: rule.confidence == .local ? [] : rule.sources.compactMap { table.sources[$0] },
            doubts: rule.doubts(on: day))
    }
}

/// A row with its value.
struct KnownRule {
    let applied: AppliedRule
    let value: DecimalNumber

    /// Złotych of the row as money: exact, because the loader takes no fractions of a grosz.
    var money: Money { Money(grosze: hundredths) }

    /// Hundredths of the unit, exact in units that have at most two decimals: m² as forms give them, kWh, percent.
    var hundredths: Int64 { Fraction(value).scaling(100, rounding: .nearest) }

    /// Percent as a fraction.
    var percent: Fraction { Fraction(percent: value) }

    /// The number, exact in units that are whole: months, days.
    var count: Int { Int(Fraction(value).scaling(1, rounding: .nearest)) }

    /// For formulas: `40 %`, `8 903,56 zł`.
    var text: String { applied.rule.valueText }
}
