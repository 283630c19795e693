/// The income of a household or family over some months, by which thresholds per person are tested.
public struct HouseholdIncome: Sendable, Hashable {
    /// Sum over all persons and months.
    public let total: Money
    /// Months the sum covers: 3 for the housing allowance, 12 for a calendar year, 1 for social assistance.
    public let months: Int
    /// Persons the income is divided by.
    public let persons: Int

    /// Refuses amounts outside 0–100 million zł, months outside 1–12 and persons outside 1–100.
    public init(total: Money, months: Int, persons: Int) throws(AssessmentInputError) {
        try AssessmentInputError.check(total, "income")
        try AssessmentInputError.check(months, in: 1...12, "months")
        try AssessmentInputError.check(persons, in: 1...100, "persons")
        self.total = total
        self.months = months
        self.persons = persons
    }

    /// Monthly income of the whole household, to the nearest grosz: for showing only.
    var monthly: Money { total.times(Fraction(partOf: months), rounding: .nearest) }

    /// Monthly income per person, to the nearest grosz: for showing only, thresholds are compared without rounding.
    var perPerson: Money { total.times(Fraction(partOf: months * persons), rounding: .nearest) }

    /// `13 004,90 zł : 3 mies. : 3 os.`, leaving out divisions by one.
    var perPersonFormula: String {
        "\(total)" + (months == 1 ? "" : " : \(months)\u{a0}mies.") + (persons == 1 ? "" : " : \(persons)\u{a0}os.")
    }

    /// Whether the monthly income per person is above a threshold, exactly.
    func exceeds(_ threshold: Money) -> Bool { excess(over: threshold).grosze > 0 }

    /// What the monthly income per person is above a threshold, to the nearest grosz; nothing when it is not above.
    func excessPerPerson(over threshold: Money) -> Money {
        max(.zero, excess(over: threshold)).times(Fraction(partOf: months * persons), rounding: .nearest)
    }

    /// What the monthly income of all is above threshold × persons, to the nearest grosz; nothing when it is not above.
    func monthlyExcess(over threshold: Money) -> Money {
        max(.zero, excess(over: threshold)).times(Fraction(partOf: months), rounding: .nearest)
    }

    private func excess(over threshold: Money) -> Money { total - threshold * (persons * months) }
}
