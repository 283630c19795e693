extension StepLog {
    /// The step that shows the monthly income per person.
    mutating func add(_ income: HouseholdIncome) {
        add(
            "income-per-person", "Średni miesięczny dochód na osobę.", formula: income.perPersonFormula,
            result: "\(income.perPerson)")
    }

    /// The step that compares it with a threshold. True when it is not above.
    mutating func addTest(
        of income: HouseholdIncome, against threshold: Money, rules: [KnownRule] = [], doubts: [String] = []
    ) -> Bool {
        let isWithin = !income.exceeds(threshold)
        add(
            "income-test",
            isWithin ? "Dochód na osobę nie jest wyższy od progu." : "Dochód na osobę jest wyższy od progu.",
            formula: "\(income.perPerson) \(isWithin ? "≤" : ">") \(threshold)",
            result: isWithin ? "spełniony" : "przekroczenie \(income.excessPerPerson(over: threshold)) na osobę",
            rules: rules, doubts: doubts)
        return isWithin
    }
}
