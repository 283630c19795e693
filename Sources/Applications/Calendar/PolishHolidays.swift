/// Days off by law (ustawa z 18.01.1951 o dniach wolnych od pracy).
public enum PolishHolidays {
    /// Whether the day is a public holiday. Sundays are, Saturdays are not: they are free days of another kind.
    public static func contains(_ date: LocalDate) -> Bool {
        date.dayOfWeek == .sunday || isFixed(date) || isMovable(date)
    }

    /// Easter Sunday by the Gregorian computus (“anonymous” algorithm of Nature, 1876, in Meeus's form).
    public static func easter(_ year: Int) -> LocalDate? {
        let (goldenNumber, century, yearOfCentury) = (year % 19, year / 100, year % 100)
        let epact =
            (19 * goldenNumber + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let correction = (goldenNumber + 11 * epact + 22 * weekday) / 451
        let index = epact + weekday - 7 * correction + 114
        return LocalDate(year: year, month: index / 31, day: index % 31 + 1)
    }

    private static func isFixed(_ date: LocalDate) -> Bool {
        switch (date.month, date.day) {
        case (1, 1), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26): true
        case (1, 6): date.year >= 2011
        case (12, 24): date.year >= 2025
        case (11, 12): date.year == 2018  // the centenary of independence, once (ustawa z 7.11.2018)
        default: false
        }
    }

    private static func isMovable(_ date: LocalDate) -> Bool {
        guard let easter = easter(date.year) else { return false }
        switch date.daysSince1970 - easter.daysSince1970 {
        case 0, 1: return true  // Wielkanoc, Poniedziałek Wielkanocny
        case 49: return true  // Zesłanie Ducha Świętego
        case 60: return true  // Boże Ciało
        default: return false
        }
    }
}
