import Applications

/// The calculation, step by step. Everything due is first listed, then summed for the test „złotówka za złotówkę”.
struct FamilyAllowanceCalculation {
    let input: FamilyAllowanceInput
    /// First days of the months granted.
    let months: [LocalDate]
    let rules: RuleReading

    /// What a family is due in the period when its income is not above the threshold.
    struct Dues {
        var payments: [SuggestedPayment] = []
        /// Allowances and supplements of art. 10, 11a, 12a and 13, over all months.
        var monthly = Money.zero
        /// Supplements of art. 9, 14 and 15, over the period.
        var yearly = Money.zero
    }

    func run(_ log: inout StepLog) throws(RuleMiss) -> Assessment.Outcome {
        let threshold = try threshold(&log)
        let isWithin = input.income.map { log.addTest(of: $0, against: threshold.money) }
        guard let first = months.first else {
            return .notEntitled("Wniosek złożono po końcu okresu \(input.period).")
        }
        log.add(
            "months",
            "Prawo ustala się od początku okresu, a gdy wniosek złożono w jego trakcie – od miesiąca złożenia.",
            formula: "okres \(input.period), wniosek z \(input.filedOn.polish)",
            result: "\(months.count)\u{a0}mies. od \(first.polish)")
        var dues = Dues()
        try addAllowances(to: &dues, &log)
        try addSupplements(to: &dues, &log)
        guard !dues.payments.isEmpty else {
            return .notEntitled("Żadne dziecko nie jest w wieku, w którym przysługuje zasiłek.")
        }
        guard let income = input.income, let isWithin else { return open(dues, threshold, &log) }
        return isWithin ? .entitled(dues.payments) : try reduced(dues, income, threshold.money, &log)
    }

    private func threshold(_ log: inout StepLog) throws(RuleMiss) -> KnownRule {
        let isDisabled = input.children.contains(where: \.isDisabled)
        let threshold = try rules.known(isDisabled ? "sr.kryt.disabled" : "sr.kryt.general")
        log.add(
            "income-threshold",
            isDisabled
                ? "Próg dochodu na osobę w rodzinie z dzieckiem niepełnosprawnym."
                : "Próg dochodu na osobę w rodzinie.",
            formula: "okres \(input.period)", result: threshold.text, rules: [threshold])
        if let income = input.income { log.add(income) } else { log.addUnknownIncome() }
        return threshold
    }

    /// What a family whose income nobody knows yet is due, should it not be above the threshold.
    private func open(_ dues: Dues, _ threshold: KnownRule, _ log: inout StepLog) -> Assessment.Outcome {
        let total = monthlyTotal(dues, &log)
        return .undetermined(
            "\(StepLog.unknownIncome) Gdy dochód nie jest wyższy niż \(threshold.text) na osobę, zasiłek rodzinny "
                + "z dodatkami to średnio \(total) miesięcznie.")
    }

    /// What „złotówka za złotówkę” takes the excess from, rounded once, to the nearest grosz.
    private func monthlyTotal(_ dues: Dues, _ log: inout StepLog) -> Money {
        let count = months.count
        let total = (dues.monthly * 12 + dues.yearly * count)
            .times(Fraction(partOf: 12 * count), rounding: .nearest)
        log.add(
            "monthly-total",
            "Łączna kwota zasiłków i dodatków na miesiąc: miesięczne dzieli się przez liczbę miesięcy, "
                + "a dodatki z art. 9, 14 i 15 przez 12.",
            formula: "\(dues.monthly) : \(count) + \(dues.yearly) : 12", result: "\(total)",
            doubts: ["Zaokrąglenia do grosza nie sprawdzono w ustawie (GK)."])
        return total
    }

    /// „Złotówka za złotówkę” (DOMAIN §2.2): the monthly total less what the income of the family is above threshold ×
    /// persons, nothing below the least amount.
    private func reduced(
        _ dues: Dues, _ income: HouseholdIncome, _ threshold: Money, _ log: inout StepLog
    ) throws(RuleMiss) -> Assessment.Outcome {
        let least = try rules.known("sr.zl_za_zl.min")
        let total = monthlyTotal(dues, &log)
        let excess = income.monthlyExcess(over: threshold)
        let rest = total - excess
        log.add(
            "excess-reduction",
            "Dochód jest wyższy od progu, więc łączną kwotę zmniejsza się o przekroczenie w całej rodzinie. "
                + "Kwoty mniejszej niż \(least.text) się nie wypłaca.",
            formula: "\(total) − (\(income.monthly) − \(threshold) × \(income.persons)\u{a0}os.)",
            result: "\(max(.zero, rest))", rules: [least])
        guard rest >= least.money else {
            return .notEntitled(
                rest < .zero
                    ? "Przekroczenie progu dochodu jest większe niż łączna kwota zasiłków i dodatków."
                    : "Po odjęciu przekroczenia zostaje mniej niż \(least.text).")
        }
        return .entitled([
            SuggestedPayment(
                "zasiłek rodzinny z dodatkami po odjęciu przekroczenia progu", rest, .monthly, from: months.first,
                to: input.period.last)
        ])
    }
}
