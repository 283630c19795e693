public import Applications

/// What a programme that pays by price tier, such as the bon ciepłowniczy, is calculated from.
public struct ProgrammeInput: Sendable, Hashable {
    /// Day of filing: it picks every rule row and has to lie within the edition's days.
    public let filedOn: LocalDate
    /// Income of the household.
    public let income: HouseholdIncome
    /// Net price of heat in złotych for a gigajoule, as the certificate has it.
    public let pricePerGigajoule: Money

    /// Refuses a price outside 0–100 million zł.
    public init(
        filedOn: LocalDate, income: HouseholdIncome, pricePerGigajoule: Money
    ) throws(AssessmentInputError) {
        try AssessmentInputError.check(pricePerGigajoule, "pricePerGigajoule")
        self.filedOn = filedOn
        self.income = income
        self.pricePerGigajoule = pricePerGigajoule
    }
}

extension RuleTable {
    /// The edition that takes applications on a day; nil when none does.
    public func programme(filedOn day: LocalDate) -> Programme? {
        programmes.first { $0.takesApplications(on: day) }
    }
}

extension Programme {
    func takesApplications(on day: LocalDate) -> Bool { filedFrom <= day && day <= filedTo }

    /// The amount of the price tier less the excess over the income threshold (DOMAIN §3.7).
    public func assessment(of input: ProgrammeInput, by table: RuleTable) -> Assessment {
        Assessment(name) { log throws(RuleMiss) in
            let isInTime = takesApplications(on: input.filedOn)
            log.add(
                "filing-days",
                "Wnioski przyjmuje się w wyznaczonych dniach (\(legalBasis); źródło \(filingSource): "
                    + "\(table.sources[filingSource] ?? "")).",
                formula: "od \(filedFrom.polish) do \(filedTo.polish)",
                result: isInTime ? "w terminie" : "poza terminem")
            guard isInTime else { return .notEntitled("Wniosek złożono poza terminem.") }
            let rules = RuleReading(table, filedOn: input.filedOn)
            guard let full = try tierAmount(input, rules, &log) else {
                return .notEntitled("Cena ciepła nie jest wyższa od najniższego progu.")
            }
            let threshold = try rules.known(input.income.persons == 1 ? singleIncome : multiIncome)
            log.add(input.income)
            let isWithin = log.addTest(of: input.income, against: threshold.money, rules: [threshold])
            guard let amount = isWithin ? full : try reduced(full, input.income, threshold.money, rules, &log) else {
                return .notEntitled("Po odjęciu przekroczenia progu dochodu nie zostaje kwota do wypłaty.")
            }
            return .entitled([SuggestedPayment(name, amount, .once)])
        }
    }

    private func tierAmount(
        _ input: ProgrammeInput, _ rules: RuleReading, _ log: inout StepLog
    ) throws(RuleMiss) -> Money? {
        var reached: (bound: KnownRule, tier: Tier)?
        var first: KnownRule?
        var isOnBound = false
        for tier in tiers {
            let bound = try rules.known(tier.above)
            first = first ?? bound
            isOnBound = isOnBound || input.pricePerGigajoule == bound.money
            if input.pricePerGigajoule > bound.money { reached = (bound, tier) }
        }
        let doubts =
            isOnBound ? ["Cena leży dokładnie na granicy. Sprawdź w ustawie, do której grupy należy (GK)."] : []
        guard let reached else {
            log.add(
                "price-tier", "Cena ciepła netto za GJ.",
                formula: "\(input.pricePerGigajoule) ≤ \(first?.text ?? "")", result: "niespełniony",
                rules: first.map { [$0] } ?? [], doubts: doubts)
            return nil
        }
        let amount = try rules.known(reached.tier.amount)
        log.add(
            "price-tier", "Kwota zależy od ceny ciepła netto za GJ.",
            formula: "\(input.pricePerGigajoule) > \(reached.bound.text)", result: amount.text,
            rules: [reached.bound, amount], doubts: doubts)
        return amount.money
    }

    private func reduced(
        _ full: Money, _ income: HouseholdIncome, _ threshold: Money, _ rules: RuleReading, _ log: inout StepLog
    ) throws(RuleMiss) -> Money? {
        let least = try rules.known(minimum)
        let excess = income.excessPerPerson(over: threshold)
        let rest = full - excess
        let isPaid = rest >= least.money
        log.add(
            "excess-reduction",
            "Kwotę zmniejsza się o przekroczenie progu. Kwoty mniejszej niż \(least.text) się nie wypłaca.",
            formula: "\(full) − \(excess) = \(rest)", result: isPaid ? "\(rest)" : "nie przysługuje", rules: [least],
            doubts: income.persons > 1 ? ["Przyjęto przekroczenie na osobę, a nie na całe gospodarstwo (GK)."] : [])
        return isPaid ? rest : nil
    }
}
