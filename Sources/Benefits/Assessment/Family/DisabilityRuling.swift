import Applications

/// Whether a ruling still stood when the application was filed.
enum DisabilityRuling {
    /// A ruling without an end is for good.
    static func validity(
        _ answers: FormAnswers, _ path: String, person: Int? = nil, filedOn: LocalDate
    ) -> QuickRequirement {
        let whose = person.map { "Osoba \($0): o" } ?? "O"
        let isMet = answers.optionalDate("\(path)/validUntil").map { filedOn <= $0 } ?? true
        return QuickRequirement(
            "ruling-valid" + (person.map { "-\($0)" } ?? ""),
            "\(whose)rzeczenie musi być ważne w dniu złożenia wniosku.", isMet: isMet,
            unmet: "\(whose)rzeczenie straciło ważność przed złożeniem wniosku.", isVerified: false)
    }
}

extension LocalDate {
    /// Whether somebody born on this day has so many years behind them on a day.
    func isPast(years: Int, on day: LocalDate) -> Bool { adding(months: 12 * years) <= day }
}
