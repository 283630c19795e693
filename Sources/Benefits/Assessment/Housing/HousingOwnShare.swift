import Applications

extension HousingAllowanceCalculation {
    /// The part of the household's monthly income it pays itself, to the nearest grosz (u.d.m. art. 6; DOMAIN §3.4).
    func ownShare(_ log: inout StepLog) throws(RuleMiss) -> Money {
        let size = input.persons == 1 ? "1" : input.persons <= 4 ? "2_4" : "5plus"
        let ordinary = try rules.known("dm.own_share.\(size)")
        let band = try upperBand(size)
        let share = band.share ?? ordinary
        let amount = ownShare(share)
        log.add(
            "own-share",
            band.share == nil
                ? "Udział własny: część miesięcznego dochodu gospodarstwa."
                : "Udział własny: część miesięcznego dochodu gospodarstwa, większa w górnym przedziale dochodu.",
            formula: "\(share.text) × \(input.income.total)"
                + (input.income.months == 1 ? "" : " : \(input.income.months)\u{a0}mies."),
            result: "\(amount)", rules: [share] + band.rules, doubts: band.doubts)
        return amount
    }

    private func ownShare(_ share: KnownRule) -> Money {
        input.income.total.times(
            Fraction(share.percent.numerator, over: share.percent.denominator * Int64(input.income.months)),
            rounding: .nearest)
    }

    private struct UpperBand {
        /// Nil when the income is below the band or the band is not known to exist.
        var share: KnownRule?
        var rules: [KnownRule] = []
        var doubts: [String] = []
    }

    /// The higher share of the upper income band. Whether the band exists after 30 June 2021 was not found (DOMAIN §3.4),
    /// so later the ordinary share is used and the doubt stated.
    private func upperBand(_ size: String) throws(RuleMiss) -> UpperBand {
        let code = "dm.own_share.upper.\(size)"
        let share: KnownRule
        do {
            share = try rules.known(code)
        } catch .ended(_, _, let last) {
            let former = rules.table.rows(code).last?.valueText ?? RuleConfidence.unknown.text
            return UpperBand(doubts: [
                "Do \(last.polish) w górnym przedziale dochodu udział własny wynosił \(former). Nie ustalono, czy ten przedział "
                    + "obowiązuje nadal. Sprawdź to w ustawie."
            ])
        }
        let start = try rules.known(input.persons == 1 ? "dm.upper_band.single" : "dm.upper_band.multi")
        let pension = try rules.known("dm.lowest_pension")
        let border = pension.money.times(start.percent, rounding: .nearest)
        return UpperBand(share: input.income.exceeds(border) ? share : nil, rules: [start, pension])
    }
}
