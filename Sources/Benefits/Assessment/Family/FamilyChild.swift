public import Applications

/// A child for whom family allowance (zasiłek rodzinny) is applied for.
public struct FamilyChild: Sendable, Hashable {
    /// What may be asked for besides the allowance (u.ś.r. art. 9–15). The supplement for the third and each next child
    /// (art. 12a) follows from their number.
    public enum Supplement: Sendable, Hashable, CaseIterable {
        /// Urodzenie dziecka, art. 9: once.
        case birth
        /// Urlop wychowawczy, art. 10: monthly.
        case parentalLeave
        /// Samotne wychowywanie, art. 11a: monthly.
        case singleParent
        /// Kształcenie i rehabilitacja dziecka niepełnosprawnego, art. 13: monthly.
        case rehabilitation
        /// Rozpoczęcie roku szkolnego, art. 14: once a year.
        case schoolYear
        /// Zamieszkanie w miejscowości szkoły, art. 15: in school months.
        case boarding
        /// Dojazd do szkoły, art. 15: in school months.
        case commuting
    }

    /// Birthday.
    public let dateOfBirth: LocalDate
    /// Attends a school or university.
    public let isStudying: Bool
    /// Has a disability ruling; from 18 on, of at least moderate degree.
    public let isDisabled: Bool
    /// What is asked for.
    public let supplements: Set<Supplement>

    /// A child as the application describes it.
    public init(dateOfBirth: LocalDate, isStudying: Bool, isDisabled: Bool, supplements: Set<Supplement> = []) {
        self.dateOfBirth = dateOfBirth
        self.isStudying = isStudying
        self.isDisabled = isDisabled
        self.supplements = supplements
    }

    /// The three amounts of the allowance.
    enum AgeGroup: String {
        case toFive = "0_5"
        case fiveToEighteen = "5_18"
        case fromEighteen = "18_24"
    }

    /// The group in a month, by the age on its first day; nil when no allowance is due: not yet born, or past 18, 21 at
    /// school, 24 studying with a disability (DOMAIN §2.1).
    func ageGroup(inMonthFrom first: LocalDate) -> AgeGroup? {
        guard dateOfBirth < first.adding(months: 1) else { return nil }
        func isPast(_ years: Int) -> Bool { dateOfBirth.adding(months: 12 * years) <= first }
        if !isPast(5) { return .toFive }
        if !isPast(18) { return .fiveToEighteen }
        guard isStudying, !isPast(isDisabled ? 24 : 21) else { return nil }
        return .fromEighteen
    }
}
