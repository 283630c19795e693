import Applications

extension HousingAllowanceCalculation {
    /// The lump sum for heating (ryczałt), as far as the table lets it be calculated.
    struct LumpSum {
        var known = Money.zero
        /// False when a part is missing because a value is unknown.
        var isComplete = true
    }

    /// The lump sum of each missing installation: kWh × the gmina's price. Each part is cut to whole grosze, as in the
    /// practitioners' example S84, where 10 kWh at 0.8975 zł are 8.97 zł.
    func lumpSum(_ norm: Int64, _ log: inout StepLog) throws(RuleMiss) -> LumpSum {
        var sum = LumpSum()
        guard !input.equipment.isComplete else { return sum }
        if !input.equipment.centralHeating {
            try add("heating", "Brak centralnego ogrzewania", to: &sum, &log) { () throws(RuleMiss) in
                let rate = try rules.known("dm.ryczalt.heating")
                return KilowattHours(
                    hundredths: Fraction(norm, over: 100).scaling(rate.hundredths, rounding: .nearest),
                    formula: "\(rate.text) × \(squareMetres(norm))",
                    rules: [rate])
            }
        }
        if !input.equipment.hotWater {
            try add("hot-water", "Brak centralnie ciepłej wody", to: &sum, &log) { () throws(RuleMiss) in
                let rate = try rules.known("dm.ryczalt.hot_water")
                return KilowattHours(
                    hundredths: rate.hundredths * Int64(input.persons),
                    formula: "\(rate.text) × \(input.persons)\u{a0}os.", rules: [rate])
            }
        }
        if !input.equipment.pipedGas {
            try add("gas", "Brak gazu przewodowego", to: &sum, &log) { () throws(RuleMiss) in
                let first = try rules.known("dm.ryczalt.gas.first")
                guard input.persons > 1 else {
                    return KilowattHours(hundredths: first.hundredths, formula: first.text, rules: [first])
                }
                let next = try rules.known("dm.ryczalt.gas.each_next")
                return KilowattHours(
                    hundredths: first.hundredths + next.hundredths * Int64(input.persons - 1),
                    formula: "(\(first.text) + \(input.persons - 1) × \(next.text))", rules: [first, next])
            }
        }
        return sum
    }

    /// The part of the allowance that goes to the applicant: the lump sum's share in the expenses, in whole percent, as
    /// in S84.
    func lumpSumPart(of amount: Money, basis: Money, _ lumpSum: LumpSum, _ log: inout StepLog) {
        guard lumpSum.isComplete, lumpSum.known > .zero else { return }
        let percent = Fraction(lumpSum.known.grosze, over: basis.grosze).scaling(100, rounding: .nearest)
        let part = amount.times(Fraction(percent, over: 100), rounding: .nearest)
        log.add(
            "lump-sum-part",
            "Część dodatku przypadającą na ryczałt wypłaca się wnioskodawcy, resztę zarządcy. "
                + "Udział ryczałtu w wydatkach zaokrągla się do całych procentów.",
            formula: "\(lumpSum.known) : \(basis) ≈ \(percent)\u{a0}%; \(percent)\u{a0}% × \(amount)",
            result: "ryczałt \(part), zarządca \(amount - part)",
            doubts: [
                "Wypłatę ryczałtu wnioskodawcy i zaokrąglenie udziału przyjęto z praktyki, nie sprawdzono ich "
                    + "w ustawie (GK)."
            ])
    }

    private struct KilowattHours {
        let hundredths: Int64
        let formula: String
        let rules: [KnownRule]
    }

    private func add(
        _ id: String, _ text: String, to sum: inout LumpSum, _ log: inout StepLog,
        _ energy: () throws(RuleMiss) -> KilowattHours
    ) throws(RuleMiss) {
        do {
            let energy = try energy()
            let price = try rules.known("dm.ryczalt.kwh_price")
            // Hundredths of a kWh at złotych a kWh are grosze.
            let amount = Money(grosze: energy.hundredths).times(Fraction(price.value), rounding: .down)
            sum.known = sum.known + amount
            log.add(
                "lump-sum-\(id)", "\(text): ryczałt, bez ułamków grosza.", formula: "\(energy.formula) × \(price.text)",
                result: "\(amount)", rules: energy.rules + [price],
                doubts: ["Zasady obliczania ryczałtu przyjęto z przykładu z praktyki (GK)."])
        } catch .unknownValue(let rule) {
            sum.isComplete = false
            log.add(
                "lump-sum-\(id)", "\(text): ryczałtu nie da się obliczyć, dodatek policzono bez niego.",
                result: RuleConfidence.unknown.text, unknown: [try rules.row(rule.key.code)],
                doubts: [RuleMiss.unknownValue(rule).text])
        }
    }
}
