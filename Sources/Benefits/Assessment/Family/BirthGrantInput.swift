public import Applications

/// What the one-off grant at birth (jednorazowa zapomoga, „becikowe”) is calculated from.
public struct BirthGrantInput: Sendable, Hashable {
    /// Day of filing: it picks every rule row.
    public let filedOn: LocalDate
    /// Income of the family; nil when it is not known, as on a filed form, which leaves taxed income to the offices.
    public let income: HouseholdIncome?
    /// Children born.
    public let children: Int

    /// Refuses a number of children outside 1–10.
    public init(filedOn: LocalDate, income: HouseholdIncome?, children: Int = 1) throws(AssessmentInputError) {
        try AssessmentInputError.check(children, in: 1...10, "children")
        self.filedOn = filedOn
        self.income = income
        self.children = children
    }

    /// The grant per child when the income per person is not above the threshold; nothing above it (DOMAIN §2.1, §2.2).
    public func assessment(by table: RuleTable) -> Assessment {
        Assessment("jednorazowa zapomoga z tytułu urodzenia się dziecka") { log throws(RuleMiss) in
            let rules = RuleReading(table, filedOn: filedOn)
            let threshold = try rules.known("sr.zapomoga.kryt")
            let amount = try rules.known("sr.zapomoga")
            if let income {
                log.add(income)
                guard log.addTest(of: income, against: threshold.money, rules: [threshold]) else {
                    return .notEntitled("Dochód na osobę jest wyższy niż \(threshold.text).")
                }
            } else {
                log.addUnknownIncome(threshold: threshold)
            }
            let total = amount.money * children
            log.add(
                "amount",
                "Zapomoga na każde urodzone dziecko. Sprawdź zaświadczenie o opiece medycznej i termin złożenia wniosku.",
                formula: children == 1 ? nil : "\(amount.text) × \(children)", result: "\(total)",
                rules: [amount],
                doubts: ["Termin 12 miesięcy i opieka od 10. tygodnia ciąży to wiedza ogólna (GK)."])
            guard income != nil else {
                return .undetermined(
                    "\(StepLog.unknownIncome) Gdy dochód nie jest wyższy niż \(threshold.text) na osobę, zapomoga "
                        + "wynosi \(total).")
            }
            return .entitled([SuggestedPayment("jednorazowa zapomoga", total, .once)])
        }
    }
}
