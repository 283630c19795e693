/// A length of time as procedural law counts it.
public enum Term: Sendable, Equatable, Hashable {
    /// Calendar days.
    case days(Int)
    /// Days that are neither Saturday nor a public holiday.
    case workingDays(Int)
    /// Months, ending on the day with the starting day's number or the month's last (art. 57 § 3 KPA).
    case months(Int)

    /// The end by plain counting; the day of the event itself is not counted (art. 57 § 1 KPA).
    public func nominalEnd(from start: LocalDate) -> LocalDate {
        switch self {
        case .days(let count): start.adding(days: count)
        case .workingDays(let count): start.adding(workingDays: count)
        case .months(let count): start.adding(months: count)
        }
    }
}

extension LocalDate {
    /// Neither Saturday nor a public holiday.
    public var isWorkingDay: Bool { dayOfWeek != .saturday && !PolishHolidays.contains(self) }

    /// This day, or the next working day where a term would end on a Saturday or holiday (art. 57 § 4 KPA).
    public var movedToWorkingDay: LocalDate {
        var date = self
        // The longest row of free days is a few long; 9999-12-31, where days end, is a Friday.
        while !date.isWorkingDay { date = date.adding(days: 1) }
        return date
    }

    /// The last of so many working days after this one, which is not counted; this day for zero or less.
    func adding(workingDays count: Int) -> LocalDate {
        var date = self
        var left = count
        while left > 0 {
            date = date.adding(days: 1)
            if date.isWorkingDay { left -= 1 }
        }
        return date
    }
}
