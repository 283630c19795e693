public import Applications

/// What benefits of the alimony fund (fundusz alimentacyjny) are calculated from.
public struct AlimonyInput: Sendable, Hashable {
    /// Day of filing: once the period has begun, the right begins with its month.
    public let filedOn: LocalDate
    /// The period applied for; it picks every rule row, whenever the application was filed.
    public let period: BenefitPeriod
    /// Income of the family; nil when it is not known, as on a filed form, which leaves taxed income to the offices.
    public let income: HouseholdIncome?
    /// Current monthly alimony of each entitled person, as the court set it.
    public let alimony: [Money]
    /// The number each of them has for people.
    let numbers: [Int]

    /// Refuses a period of another benefit, a number of entitled persons outside 1–30, and alimony outside
    /// 0–100 million zł.
    public init(
        filedOn: LocalDate, period: BenefitPeriod, income: HouseholdIncome?, alimony: [Money]
    ) throws(AssessmentInputError) {
        try self.init(
            filedOn: filedOn, period: period, income: income, alimony: alimony,
            numbers: Array(1...max(1, alimony.count)))
    }

    /// - Parameter numbers: as many as amounts.
    init(
        filedOn: LocalDate, period: BenefitPeriod, income: HouseholdIncome?, alimony: [Money], numbers: [Int]
    ) throws(AssessmentInputError) {
        guard period.kind == .alimony else {
            throw AssessmentInputError("period", expected: "okres świadczeniowy od 1 października do 30 września")
        }
        try AssessmentInputError.check(alimony.count, in: 1...30, "alimony")
        for amount in alimony { try AssessmentInputError.check(amount, "alimony") }
        self.filedOn = filedOn
        self.period = period
        self.income = income
        self.alimony = alimony
        self.numbers = numbers
    }

    /// The suggested benefit of each entitled person (u.p.o.u.a. art. 9–10; DOMAIN §4.2).
    public func assessment(by table: RuleTable) -> Assessment {
        Assessment("świadczenie z funduszu alimentacyjnego") { log throws(RuleMiss) in
            let rules = RuleReading(table, filedOn: filedOn, period: period)
            return try AlimonyCalculation(input: self, rules: rules).run(&log)
        }
    }
}
