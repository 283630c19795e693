extension StepLog {
    /// The step that shows the monthly income per person.
    mutating func add(_ income: HouseholdIncome) {
        add(
            "income-per-person", "Średni miesięczny dochód na osobę.", formula: income.perPersonFormula,
            result: "\(income.perPerson)")
    }

    /// For outcomes that an unknown income leaves open.
    static let unknownIncome = "Wniosek nie podaje całego dochodu rodziny."

    /// The step that says so: of a family's income its forms ask only for what the offices do not have.
    mutating func addUnknownIncome(threshold: KnownRule? = nil) {
        add(
            "income-test",
            "\(Self.unknownIncome) Dochody opodatkowane ośrodek pobiera z urzędów, a potem porównuje z progiem.",
            formula: threshold.map { "próg \($0.text) na osobę" }, result: "do ustalenia",
            rules: threshold.map { [$0] } ?? [],
            doubts: [
                "Bez całego dochodu nie wiadomo, czy próg jest przekroczony. Pobieranie dochodu z urzędów to wiedza "
                    + "ogólna (GK)."
            ])
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
