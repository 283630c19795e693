public import Applications

/// Amounts, numbers and dates as people type them in Polish, read exactly. What can be meant in two ways is not read, so
/// that people are asked instead of getting another number than they meant.
public enum TypedText {
    /// An amount in grosze: `1 234,56`, `1234.56`, `1.234,56 zł`, `12,5`. Nil for anything else, below zero, with more
    /// than two decimals (so also for `1.234`, which may mean two amounts) and above twelve digits.
    public static func grosze(_ text: String) -> Int64? {
        guard let number = TypedNumber(text, units: ["zł", "zl", "pln", "złotych", "złote", "złoty"]),
            number.fraction.count <= 2, number.fitsTwelveDigits(decimals: 2)
        else { return nil }
        let fraction = number.fraction + String(repeating: "0", count: 2 - number.fraction.count)
        return Int64(number.whole + fraction)
    }

    /// A number as JSON writes it, without needless zeros: `052,50 m²` gives `52.5`. Nil for anything else, below zero,
    /// and with more than six decimals or twelve digits, which is what an exact number of a rule holds.
    public static func decimal(_ text: String) -> String? {
        guard let number = TypedNumber(text, units: ["m²", "m2"]), number.fraction.count <= 6,
            number.fitsTwelveDigits(decimals: number.fraction.count)
        else { return nil }
        var fraction = number.fraction
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? number.whole : "\(number.whole).\(fraction)"
    }

    /// A whole number from 0 on, at most nine digits: `4`, `1 200`.
    public static func count(_ text: String) -> Int? {
        guard let number = TypedNumber(text, units: []), number.fraction.isEmpty, number.whole.count <= 9 else {
            return nil
        }
        return Int(number.whole)
    }

    /// A day that exists: `29.02.1980`, `1.7.2021 r.`, `29-02-1980`, `29 lutego 1980`, `1980-02-29`. The year has four
    /// digits.
    public static func date(_ text: String) -> LocalDate? {
        let parts = TypedDate.parts(text)
        guard parts.count == 3 else { return nil }
        let isYearFirst = parts[0].utf8.count == 4
        guard let year = TypedDate.year(parts[isYearFirst ? 0 : 2]), let month = TypedDate.month(parts[1]),
            let day = TypedDate.shortNumber(parts[isYearFirst ? 2 : 0])
        else { return nil }
        return LocalDate(year: year, month: month, day: day)
    }

    /// A month as `RRRR-MM`, from `02.2024`, `2/2024`, `2024-02` or `luty 2024 r.`. The year has four digits.
    public static func month(_ text: String) -> String? {
        let parts = TypedDate.parts(text)
        guard parts.count == 2 else { return nil }
        let isYearFirst = parts[0].utf8.count == 4 && TypedDate.year(parts[0]) != nil
        guard let year = TypedDate.year(parts[isYearFirst ? 0 : 1]),
            let month = TypedDate.month(parts[isYearFirst ? 1 : 0]),
            let first = LocalDate(year: year, month: month, day: 1)
        else { return nil }
        return String(first.iso.prefix(7))
    }

    /// The amount as people type it again: `1234,56`.
    public static func money(grosze: Int64) -> String {
        let digits = String(grosze.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return (grosze < 0 ? "-" : "") + padded.dropLast(2) + "," + padded.suffix(2)
    }

    /// The day as people type it: `29.02.1980`.
    public static func polish(_ day: LocalDate) -> String {
        let iso = day.iso
        return "\(iso.suffix(2)).\(iso.dropFirst(5).prefix(2)).\(iso.prefix(4))"
    }
}
