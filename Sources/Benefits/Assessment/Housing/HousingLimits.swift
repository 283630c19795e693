import Applications

extension HousingAllowanceCalculation {
    /// The most the allowance may be, in whole grosze cut down (u.d.m. art. 6 ust. 10–11; DOMAIN §3.4).
    func cap(_ basis: Money, _ lumpSum: LumpSum, _ log: inout StepLog) throws(RuleMiss) -> Money {
        let statutory = try rules.known("dm.cap.statutory")
        let shift = try rules.known("dm.cap.council_shift_max")
        var doubts =
            input.equipment.isComplete
            ? [] : ["Przyjęto, że podstawą są wydatki razem z ryczałtem, jak w przykładzie z praktyki (GK)."]
        let least = DecimalNumber(mantissa: statutory.hundredths - shift.hundredths, scale: 2)
        let most = DecimalNumber(mantissa: statutory.hundredths + shift.hundredths, scale: 2)
        let used: KnownRule
        var unknown: [AppliedRule] = []
        do {
            used = try rules.known("dm.cap.tarnowskie_gory")
            if used.value < least || used.value > most {
                doubts.append("Wartość z uchwały leży poza granicami ustawy (\(least)–\(most)\u{a0}%). Sprawdź ją.")
            }
        } catch .unknownValue(let rule) {
            used = statutory
            unknown = [try rules.row(rule.key.code)]
            doubts.append(
                "Wartość z uchwały rady nie jest znana, przyjęto ustawową. Rada może ustalić od \(least) do "
                    + "\(most)\u{a0}%.")
        }
        let cap = basis.times(used.percent, rounding: .down)
        log.add(
            "cap", "Dodatek razem z ryczałtem nie może być większy niż część wydatków.",
            formula: "\(used.text) × \(basis)", result: "\(cap)", rules: [used, shift], unknown: unknown,
            doubts: doubts)
        return cap
    }

    /// Whether the allowance reaches the least amount that is paid.
    func isWorthPaying(_ amount: Money, _ log: inout StepLog) throws(RuleMiss) -> Bool {
        let share = try rules.known("dm.min_pct")
        do {
            let pension = try rules.known("dm.lowest_pension")
            let least = pension.money.times(share.percent, rounding: .nearest)
            log.add(
                "least-amount", "Nie wypłaca się dodatku mniejszego niż część najniższej emerytury.",
                formula: "\(share.text) × \(pension.text)", result: "\(least)", rules: [share, pension],
                doubts: ["Liczy się emerytura z dnia decyzji; przyjęto dzień złożenia wniosku (GK)."])
            return amount >= least
        } catch .unknownValue(let rule) {
            log.add(
                "least-amount",
                "Nie wypłaca się dodatku mniejszego niż część najniższej emerytury. Nie sprawdzono tego.",
                rules: [share], unknown: [try rules.row(rule.key.code)],
                doubts: [RuleMiss.unknownValue(rule).text])
            return true
        }
    }
}
