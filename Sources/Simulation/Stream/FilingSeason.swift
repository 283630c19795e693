internal import Applications

/// Which forms are filed when, and through which channels: family and alimony applications come with their seasons.
enum FilingSeason {
    /// How many of a form are filed in a month, relative to the other forms and months.
    static func weight(_ form: FormKind, month: Int) -> Int {
        switch form {
        case .housingAllowance: 300 * (month <= 3 || month >= 10 ? 11 : 9)
        case .assistance: 270 * (month <= 3 || month >= 11 ? 13 : 8)
        case .needReport: 60 * 10
        case .familyAllowance: 90 * family[month - 1]
        case .birthGrant: 42 * 10
        case .nursingAllowance: 58 * 10
        case .careBenefit: 24 * 10
        case .parentalBenefit: 34 * 10
        case .alimony: 92 * alimony[month - 1]
        }
    }

    /// One of the forms, as likely as its weight in this month; the list is not empty.
    static func form(of forms: [FormKind], month: Int, _ random: inout SplitMix64) -> FormKind {
        let weights = forms.map { weight($0, month: month) }
        var left = random.below(weights.reduce(0, +))
        var index = 0
        while index < forms.count - 1, left >= weights[index] {
            left -= weights[index]
            index += 1
        }
        return forms[index]
    }

    /// Applications of a day relative to other days: few on days that are no working days.
    static func weight(of day: LocalDate) -> Int {
        day.isWorkingDay ? 20 : day.dayOfWeek == .saturday ? 6 : 4
    }

    static func channel(_ benefit: BenefitCode, _ random: inout SplitMix64) -> FilingChannel {
        let other: FilingChannel =
            benefit == .socialAssistance || benefit == .alimonyFund ? .empatia : .oral
        return random.pick([.portal: 52, .paper: 30, .eDoreczenia: 9, .api: 5, other: 4])
    }

    private static let family = [6, 5, 5, 5, 5, 4, 22, 30, 22, 16, 8, 6]
    private static let alimony = [6, 5, 5, 5, 5, 4, 20, 30, 22, 12, 7, 6]
}
