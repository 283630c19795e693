public import Applications

/// A family benefit of a fixed amount without income test.
public struct CareBenefitInput: Sendable, Hashable {
    /// Which one.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// Zasiłek pielęgnacyjny.
        case nursingAllowance
        /// Świadczenie pielęgnacyjne on the rules of 2024: carers of persons under 18, once more for each further child.
        case nursingBenefit
        /// Świadczenie rodzicielskie.
        case parentalBenefit

        var name: String {
            switch self {
            case .nursingAllowance: "zasiłek pielęgnacyjny"
            case .nursingBenefit: "świadczenie pielęgnacyjne"
            case .parentalBenefit: "świadczenie rodzicielskie"
            }
        }

        var key: String {
            switch self {
            case .nursingAllowance: "sr.pielegnacyjny"
            case .nursingBenefit: "sr.swpiel"
            case .parentalBenefit: "sr.rodzicielskie"
            }
        }

        var doubts: [String] {
            switch self {
            case .nursingBenefit: []
            case .nursingAllowance, .parentalBenefit:
                ["Brak kryterium dochodowego przyjęto z wiedzy ogólnej (GK)."]
            }
        }
    }

    /// Which one.
    public let kind: Kind
    /// Day of filing: it picks the rule row.
    public let filedOn: LocalDate
    /// Persons cared for; only the świadczenie pielęgnacyjne grows with them.
    public let persons: Int

    /// Refuses a number of persons outside 1–20.
    public init(kind: Kind, filedOn: LocalDate, persons: Int = 1) throws(AssessmentInputError) {
        try AssessmentInputError.check(persons, in: 1...20, "persons")
        self.kind = kind
        self.filedOn = filedOn
        self.persons = persons
    }

    /// The monthly amount (DOMAIN §2.1, §2.4).
    public func assessment(by table: RuleTable) -> Assessment {
        Assessment(kind.name) { log throws(RuleMiss) in
            let amount = try RuleReading(table, filedOn: filedOn).known(kind.key)
            let times = kind == .nursingBenefit ? persons : 1
            log.add(
                "amount",
                "Kwota nie zależy od dochodu. Sprawdź, czy są spełnione warunki świadczenia."
                    + (times > 1 ? " Za każdą następną osobę kwota zwiększa się o 100\u{a0}%." : ""),
                formula: times > 1 ? "\(amount.text) × \(times)" : nil, result: "\(amount.money * times) miesięcznie",
                rules: [amount], doubts: kind.doubts)
            return .entitled([SuggestedPayment(kind.name, amount.money * times, .monthly)])
        }
    }
}
