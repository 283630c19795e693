/// A calendar day in Poland (proleptic Gregorian, years 1–9999, as ISO 8601 writes them).
public struct LocalDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1–9999.
    public let year: Int
    /// 1–12.
    public let month: Int
    /// 1–31.
    public let day: Int

    /// Nil unless the day exists.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= LocalDate.lastDay(ofMonth: month, year: year)
        else { return nil }
        self.init(valid: (year, month, day))
    }

    /// `YYYY-MM-DD`; nil for any other form or a day that does not exist.
    public init?(iso: String) {
        var text = iso
        guard let date = text.withUTF8({ $0.count == 10 ? LocalDate(reading: $0, at: 0) : nil }) else { return nil }
        self = date
    }

    /// The ten characters of a text from there on, of which it must have as many.
    init?(reading text: UnsafeBufferPointer<UInt8>, at start: Int) {
        guard text[start + 4] == UInt8(ascii: "-"), text[start + 7] == UInt8(ascii: "-"),
            let year = DecimalDigits.value(text, start..<start + 4),
            let month = DecimalDigits.value(text, start + 5..<start + 7),
            let day = DecimalDigits.value(text, start + 8..<start + 10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day so many days after 1970-01-01; days outside the years 1–9999 become the nearest day inside.
    public init(daysSince1970 days: Int) {
        self.init(valid: LocalDate.civil(days: min(max(days, LocalDate.firstDay), LocalDate.finalDay)))
    }

    private init(valid date: (year: Int, month: Int, day: Int)) {
        (year, month, day) = date
    }

    /// `YYYY-MM-DD`.
    public var iso: String {
        String(unsafeUninitializedCapacity: 10) { text in
            write(to: text)
            return 10
        }
    }

    /// Writes the ten characters of `iso` to the beginning.
    func write(to text: UnsafeMutableBufferPointer<UInt8>) {
        DecimalDigits.write(year, width: 4, to: text, at: 0)
        text[4] = UInt8(ascii: "-")
        DecimalDigits.write(month, width: 2, to: text, at: 5)
        text[7] = UInt8(ascii: "-")
        DecimalDigits.write(day, width: 2, to: text, at: 8)
    }

    /// `YYYY-MM-DD`.
    public var description: String { iso }

    /// Days since 1970-01-01, negative before (days_from_civil, H. Hinnant, “chrono-compatible date algorithms”).
    public var daysSince1970: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Monday to Sunday.
    public var dayOfWeek: DayOfWeek {
        let index = ((daysSince1970 + 3) % 7 + 7) % 7
        return DayOfWeek.allCases[index]
    }

    /// The day so many days later (earlier when negative), kept within the years 1–9999.
    public func adding(days: Int) -> LocalDate {
        let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
        return LocalDate(daysSince1970: overflow ? (days > 0 ? LocalDate.finalDay : LocalDate.firstDay) : sum)
    }

    /// The same day so many months later, or that month's last day where it has no such day (art. 57 § 3 KPA).
    public func adding(months: Int) -> LocalDate {
        let limited = min(max(months, -120_000), 120_000)
        let index = year * 12 + month - 1 + limited
        guard index >= 12 else { return LocalDate(daysSince1970: LocalDate.firstDay) }
        guard index < 120_000 else { return LocalDate(daysSince1970: LocalDate.finalDay) }
        let (year, month) = (index / 12, index % 12 + 1)
        return LocalDate(valid: (year, month, min(day, LocalDate.lastDay(ofMonth: month, year: year))))
    }

    /// The given day of this month, or the month's last day where it is shorter.
    func on(day: Int) -> LocalDate {
        LocalDate(valid: (year, month, min(max(day, 1), LocalDate.lastDay(ofMonth: month, year: year))))
    }

    /// Calendar order.
    public static func < (left: LocalDate, right: LocalDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static let firstDay = -719_162
    static let finalDay = 2_932_896

    static func lastDay(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// civil_from_days of the same source; `days` lies within the years 1–9999.
    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

/// ISO 8601 order and numbers: Monday is 1.
public enum DayOfWeek: Int, CaseIterable, Sendable {
    /// 1–7.
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}
