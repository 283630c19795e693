public import Applications

/// What family allowance with supplements (zasiłek rodzinny z dodatkami) is calculated from.
public struct FamilyAllowanceInput: Sendable, Hashable {
    /// Day of filing: from 1 November on the right begins with its month.
    public let filedOn: LocalDate
    /// The period applied for; it picks every rule row.
    public let period: BenefitPeriod
    /// Income of the family in the calendar year before the period; nil when it is not known, as on a filed form, which
    /// leaves taxed income to the offices.
    public let income: HouseholdIncome?
    /// At least one child.
    public let children: [FamilyChild]

    /// Refuses a period of another benefit and a number of children outside 1–30.
    public init(
        filedOn: LocalDate, period: BenefitPeriod, income: HouseholdIncome?, children: [FamilyChild]
    ) throws(AssessmentInputError) {
        guard period.kind == .family else {
            throw AssessmentInputError("period", expected: "okres zasiłkowy od 1 listopada do 31 października")
        }
        try AssessmentInputError.check(children.count, in: 1...30, "children")
        self.filedOn = filedOn
        self.period = period
        self.income = income
        self.children = children
    }

    /// First days of the months the right can be for; empty when the application came after the period.
    var months: [LocalDate] {
        period.months.filter { filedOn < $0.adding(months: 1) }
    }

    /// The suggested allowance and supplements (u.ś.r. art. 4–15; DOMAIN §2.1, §2.2, §2.4).
    public func assessment(by table: RuleTable) -> Assessment {
        Assessment("zasiłek rodzinny z dodatkami") { log throws(RuleMiss) in
            let calculation = FamilyAllowanceCalculation(
                input: self, months: months, rules: RuleReading(table, filedOn: filedOn, period: period))
            return try calculation.run(&log)
        }
    }
}
