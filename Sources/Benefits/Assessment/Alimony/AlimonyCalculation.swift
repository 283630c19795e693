import Applications

/// The calculation, step by step: one income test, then each entitled person's benefit.
struct AlimonyCalculation {
    let input: AlimonyInput
    let rules: RuleReading

    func run(_ log: inout StepLog) throws(RuleMiss) -> Assessment.Outcome {
        let threshold = try rules.known("fa.kryt")
        log.add(
            "income-threshold", "Próg dochodu na osobę zależy od okresu, a nie od dnia złożenia wniosku.",
            formula: "okres \(input.period)", result: threshold.text, rules: [threshold])
        if let income = input.income { log.add(income) } else { log.addUnknownIncome() }
        let isWithin = input.income.map { log.addTest(of: $0, against: threshold.money) } ?? true
        let start = max(input.period.first, input.filedOn.adding(days: 1 - input.filedOn.day))
        guard start <= input.period.last else {
            return .notEntitled("Wniosek złożono po końcu okresu \(input.period).")
        }
        log.add(
            "months", "Prawo ustala się od początku okresu, a gdy wniosek złożono później – od miesiąca złożenia.",
            result: "od \(start.polish) do \(input.period.last.polish)",
            doubts: start == input.period.first ? [] : ["Miesiąc początku prawa to wiedza ogólna (GK)."])
        var reduction: Reduction?
        if let income = input.income, !isWithin {
            reduction = try self.reduction(income, threshold.money, &log)
            guard reduction != nil else {
                return .notEntitled(
                    "Dochód na osobę jest wyższy od progu, a w tym okresie świadczenia się nie zmniejsza.")
            }
        }
        var payments: [SuggestedPayment] = []
        for (number, alimony) in zip(input.numbers, input.alimony) {
            let amount = try benefit(number: number, alimony, reduction, &log)
            guard amount > .zero else { continue }
            payments.append(
                SuggestedPayment(
                    "świadczenie z funduszu alimentacyjnego, osoba \(number)", amount, .monthly, from: start,
                    to: input.period.last))
        }
        guard !payments.isEmpty else { return .notEntitled("Dla żadnej osoby nie zostaje kwota do wypłaty.") }
        guard input.income != nil else {
            let total = payments.reduce(.zero) { $0 + $1.low }
            return .undetermined(
                "\(StepLog.unknownIncome) Gdy dochód nie jest wyższy niż \(threshold.text) na osobę, świadczenia "
                    + "wynoszą razem \(total) miesięcznie.")
        }
        return .entitled(payments)
    }

    private struct Reduction {
        let excess: Money
        let least: KnownRule
    }

    /// Nil in periods before the reduction was brought in (1 October 2020).
    private func reduction(
        _ income: HouseholdIncome, _ threshold: Money, _ log: inout StepLog
    ) throws(RuleMiss) -> Reduction? {
        do {
            let least = try rules.known("fa.zl_za_zl.min")
            let excess = income.excessPerPerson(over: threshold)
            log.add(
                "excess", "Świadczenie każdej osoby zmniejsza się o przekroczenie progu na osobę.",
                formula: "\(income.perPerson) − \(threshold)", result: "\(excess)", rules: [least],
                doubts: ["Zaokrąglenia przekroczenia do grosza nie sprawdzono w ustawie (GK)."])
            return Reduction(excess: excess, least: least)
        } catch .notYet {
            return nil
        }
    }

    /// Current alimony up to the maximum, less the excess; nothing below the least amount once it is reduced.
    private func benefit(
        number: Int, _ alimony: Money, _ reduction: Reduction?, _ log: inout StepLog
    ) throws(RuleMiss) -> Money {
        let most = try rules.known("fa.max")
        let full = min(alimony, most.money)
        log.add(
            "benefit-\(number)", "Osoba \(number): bieżące alimenty, najwyżej \(most.text).",
            formula: alimony > most.money ? "\(alimony) > \(most.text)" : nil, result: "\(full)", rules: [most])
        guard let reduction else { return full }
        let rest = full - reduction.excess
        let isPaid = rest >= reduction.least.money
        log.add(
            "reduced-benefit-\(number)",
            "Osoba \(number): świadczenie po odjęciu przekroczenia. "
                + "Kwoty mniejszej niż \(reduction.least.text) się nie wypłaca.",
            formula: "\(full) − \(reduction.excess) = \(rest)", result: isPaid ? "\(rest)" : "nie przysługuje",
            rules: [reduction.least])
        return isPaid ? rest : .zero
    }
}
