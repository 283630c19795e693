import Applications

extension HousingAllowanceCalculation {
    /// The norm area in hundredths of m², nil when the dwelling is larger than the tolerance allows (u.d.m. art. 5).
    func normArea(_ log: inout StepLog) throws(RuleMiss) -> Int64? {
        let norm = try normForPersons(&log) + (try disabilityExtra(&log))
        let area = Int64(input.area)
        let most = try largestArea(norm, &log)
        let fits = most.factor.isAtLeast(area, of: norm)
        let finding =
            !fits
            ? "większa od dopuszczalnej" : area > norm ? "większa od normy, ale dopuszczalna" : "w granicach normy"
        let text = "Powierzchnia jest \(finding)."
        log.add(
            "area-test", input.occupiedArea == nil ? text : "\(text) Liczy się część zajmowana przez wnioskodawcę.",
            formula: "\(squareMetres(area)) \(fits ? "≤" : ">") \(squareMetres(most.area))",
            result: fits ? "spełniony" : "niespełniony")
        return fits ? norm : nil
    }

    /// Expenses for the norm area: all of them when the dwelling is not larger (art. 5 ust. 4), else their part, to the
    /// nearest grosz.
    func normExpenses(_ norm: Int64, _ log: inout StepLog) -> Money {
        let area = Int64(input.area)
        guard area > norm else {
            log.add(
                "expenses", "Przyjmuje się wszystkie wydatki, bo powierzchnia nie przekracza normy.",
                result: "\(input.expenses)")
            return input.expenses
        }
        let expenses = input.expenses.times(Fraction(norm, over: area), rounding: .nearest)
        log.add(
            "expenses", "Przyjmuje się wydatki przypadające na powierzchnię normatywną, zaokrąglone do grosza.",
            formula: "\(input.expenses) × \(squareMetres(norm)) : \(squareMetres(area))", result: "\(expenses)",
            doubts: ["Zaokrąglenia wydatków nie sprawdzono w ustawie (GK)."])
        return expenses
    }

    private func normForPersons(_ log: inout StepLog) throws(RuleMiss) -> Int64 {
        let listed = min(input.persons, 6)
        let base = try rules.known("dm.norm.\(listed)")
        let further = input.persons - listed
        guard further > 0 else {
            log.add("norm-area", "Powierzchnia normatywna.", result: base.text, rules: [base])
            return base.hundredths
        }
        let each = try rules.known("dm.norm.each_next")
        let norm = base.hundredths + Int64(further) * each.hundredths
        log.add(
            "norm-area", "Powierzchnia normatywna dla 6 osób, zwiększona za każdą następną.",
            formula: "\(base.text) + \(further) × \(each.text)", result: squareMetres(norm), rules: [base, each])
        return norm
    }

    private func disabilityExtra(_ log: inout StepLog) throws(RuleMiss) -> Int64 {
        let disabled = input.wheelchairUsers + input.separateRoomPersons
        guard disabled > 0 else { return 0 }
        let extra = try rules.known("dm.norm.disability_extra")
        log.add(
            "norm-area-disability",
            "Normę zwiększa się, bo mieszka tu osoba na wózku albo osoba, której niepełnosprawność wymaga "
                + "oddzielnego pokoju.",
            result: "+ \(extra.text)", rules: [extra],
            doubts: disabled > 1
                ? ["Przyjęto jedno zwiększenie, choć takich osób jest więcej. Sprawdź to w ustawie (GK)."] : [])
        return extra.hundredths
    }

    /// The larger tolerance when rooms and kitchen are a small part of the dwelling.
    private func largestArea(_ norm: Int64, _ log: inout StepLog) throws(RuleMiss) -> (factor: Fraction, area: Int64) {
        let share = try rules.known("dm.small_rooms.max_share")
        let isSmall = share.percent.isAtLeast(Int64(input.roomsAndKitchenArea), of: Int64(input.usableArea))
        let tolerance = try rules.known(isSmall ? "dm.tolerance.small_rooms" : "dm.tolerance")
        let factor = Fraction(
            tolerance.percent.numerator + tolerance.percent.denominator, over: tolerance.percent.denominator)
        let most = factor.scaling(norm, rounding: .down)
        let comparison = isSmall ? "nie przekraczają" : "przekraczają"
        log.add(
            "largest-area",
            "Pokoje i kuchnia \(comparison) \(share.text) powierzchni użytkowej, więc normę wolno przekroczyć "
                + "o \(tolerance.text).",
            formula: "\(squareMetres(norm)) × (100\u{a0}% + \(tolerance.text))", result: squareMetres(most),
            rules: [share, tolerance])
        return (factor, most)
    }

    func squareMetres(_ hundredths: Int64) -> String {
        "\(DecimalNumber(mantissa: hundredths, scale: 2).text(places: 2))\u{a0}m²"
    }
}

extension Fraction {
    /// Whether the fraction of `whole` is at least `part`, exactly.
    fileprivate func isAtLeast(_ part: Int64, of whole: Int64) -> Bool {
        Int128(whole) * Int128(numerator) >= Int128(part) * Int128(denominator)
    }
}
