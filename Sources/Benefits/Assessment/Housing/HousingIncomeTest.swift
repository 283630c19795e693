import Applications

extension HousingAllowanceCalculation {
    /// What the monthly income per person is above the threshold in force on the filing day (DOMAIN §3.2).
    func incomeExcess(_ log: inout StepLog) throws(RuleMiss) -> Money {
        let income = input.income
        log.add(income)
        let threshold = try incomeThreshold(&log)
        let isWithin = log.addTest(of: income, against: threshold)
        return isWithin ? .zero : income.excessPerPerson(over: threshold)
    }

    private var suffix: String { input.persons == 1 ? "single" : "multi" }

    /// The amount announced for the day (rules until 30 June 2021) or a percentage of the average wage, to the nearest
    /// grosz as the offices' tables have it.
    private func incomeThreshold(_ log: inout StepLog) throws(RuleMiss) -> Money {
        if let announced = try? rules.known("dm.kryt.\(suffix)") {
            log.add("income-threshold", "Próg dochodu na osobę.", result: announced.text, rules: [announced])
            return announced.money
        }
        let share = try rules.known("dm.wage_pct.\(suffix)")
        let wage = try rules.known("dm.avg_wage")
        let threshold = wage.money.times(share.percent, rounding: .nearest)
        log.add(
            "income-threshold",
            "Próg dochodu na osobę jest częścią przeciętnego wynagrodzenia z dnia złożenia wniosku, "
                + "zaokrągloną do grosza.",
            formula: "\(share.text) × \(wage.text)", result: "\(threshold)", rules: [share, wage])
        return threshold
    }
}
