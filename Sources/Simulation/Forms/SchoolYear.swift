internal import Applications

/// Benefit periods and school years, as the forms' closed lists name them.
enum SchoolYear {
    /// The one that applications of a day are for: the coming one from July on, when filing for it opens. The editions
    /// of the forms know none before 2025/2026 and, of family benefits, none after 2029/2030.
    static func of(_ day: LocalDate) -> String {
        let start = firstYear(of: day)
        return "\(start)/\(start + 1)"
    }

    /// The year that it begins in.
    static func firstYear(of day: LocalDate) -> Int {
        min(max(day.month >= 7 ? day.year : day.year - 1, 2025), 2029)
    }
}
