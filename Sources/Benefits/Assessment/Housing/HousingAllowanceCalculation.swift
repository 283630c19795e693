import Applications

extension HousingAllowanceInput {
    /// The amount the rules suggest, monthly, the lump sum (ryczałt) included (u.d.m. art. 2–7; DOMAIN §3.2–3.4).
    public func assessment(by table: RuleTable) -> Assessment {
        Assessment("dodatek mieszkaniowy") { log throws(RuleMiss) in
            let calculation = HousingAllowanceCalculation(
                input: self, rules: RuleReading(table, filedOn: filedOn))
            return try calculation.run(&log)
        }
    }
}

/// The calculation, step by step; each kind of step has its own file.
struct HousingAllowanceCalculation {
    let input: HousingAllowanceInput
    let rules: RuleReading

    func run(_ log: inout StepLog) throws(RuleMiss) -> Assessment.Outcome {
        let excess = try incomeExcess(&log)
        guard let norm = try normArea(&log) else {
            return .notEntitled("Powierzchnia jest większa od dopuszczalnej.")
        }
        let expenses = normExpenses(norm, &log)
        let lumpSum = try lumpSum(norm, &log)
        let basis = expenses + lumpSum.known
        let ownShare = try ownShare(&log)
        let difference = basis - ownShare
        log.add(
            "difference", "Od wydatków (razem z ryczałtem) odejmuje się udział własny.",
            formula: "\(basis) − \(ownShare)", result: "\(difference)")
        guard difference > .zero else {
            return nothing(lumpSum, "Udział własny pokrywa całe wydatki na mieszkanie.")
        }
        let capped = min(difference, try cap(basis, lumpSum, &log))
        guard let amount = reduced(capped, by: excess, &log) else {
            return nothing(lumpSum, "Przekroczenie progu dochodu jest nie mniejsze niż dodatek.")
        }
        guard try isWorthPaying(amount, &log) else {
            return nothing(lumpSum, "Dodatek jest mniejszy od najniższego, jaki się wypłaca.")
        }
        lumpSumPart(of: amount, basis: basis, lumpSum, &log)
        return .entitled([try payment(amount, lumpSum, &log)])
    }

    /// Without the whole lump sum a zero is not certain: the lump sum raises basis and cap.
    private func nothing(_ lumpSum: LumpSum, _ reason: String) -> Assessment.Outcome {
        lumpSum.isComplete
            ? .notEntitled(reason)
            : .undetermined("Bez ryczałtu: \(reason) Ryczałtu nie da się obliczyć, więc wynik może być inny.")
    }

    private func reduced(_ amount: Money, by excess: Money, _ log: inout StepLog) -> Money? {
        guard excess > .zero else { return amount }
        let rest = amount - excess
        var doubts = ["Obniżenie dodatku o przekroczenie progu to wiedza ogólna, nie sprawdzono go w ustawie (GK)."]
        if input.persons > 1 {
            doubts.append("Przyjęto przekroczenie na osobę, a nie na całe gospodarstwo (GK).")
        }
        log.add(
            "excess-reduction", "Dochód jest wyższy od progu, więc dodatek zmniejsza się o kwotę przekroczenia.",
            formula: "\(amount) − \(excess)", result: "\(max(.zero, rest))", doubts: doubts)
        return rest > .zero ? rest : nil
    }

    private func payment(
        _ amount: Money, _ lumpSum: LumpSum, _ log: inout StepLog
    ) throws(RuleMiss) -> SuggestedPayment {
        let months = try rules.known("dm.period_months")
        let payDay = try rules.known("dm.pay_day")
        let firstOfMonth = input.filedOn.adding(days: 1 - input.filedOn.day)
        let from = firstOfMonth.adding(months: 1)
        let to = from.adding(months: months.count).adding(days: -1)
        log.add(
            "period",
            "Dodatek przyznaje się od pierwszego dnia miesiąca po złożeniu wniosku i wypłaca z góry "
                + "do \(payDay.count). dnia miesiąca.",
            formula: "wniosek z \(input.filedOn.polish), \(months.text)", result: "od \(from.polish) do \(to.polish)",
            rules: [months, payDay])
        return SuggestedPayment(
            "dodatek mieszkaniowy razem z ryczałtem", amount, upTo: lumpSum.isComplete ? amount : nil, .monthly,
            from: from, to: to)
    }
}
