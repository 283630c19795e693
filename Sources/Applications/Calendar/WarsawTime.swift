extension Instant {
    /// The calendar day in Poland at this moment.
    public var warsawDate: LocalDate {
        LocalDate(daysSince1970: Int((milliseconds + warsawOffset).flooredDivision(by: Instant.day)))
    }

    /// The time of day in Warsaw, `14:05`.
    public var warsawClock: String {
        let minutes = Int((milliseconds + warsawOffset) / 60_000) % 1440
        let day = minutes < 0 ? minutes + 1440 : minutes
        return "\(day / 60 < 10 ? "0" : "")\(day / 60):\(day % 60 < 10 ? "0" : "")\(day % 60)"
    }

    /// Milliseconds ahead of UTC by the rule of the European Union (directive 2000/84/EC, in force since 2002 and the
    /// same before in Poland since 1996): summer time from 01:00 UTC on March's last Sunday to 01:00 UTC on October's.
    /// Earlier years, which the log does not hold, follow the same rule.
    var warsawOffset: Int64 {
        let year = LocalDate(daysSince1970: Int(milliseconds.flooredDivision(by: Instant.day))).year
        let summer = Instant.lastSunday(ofMonth: 3, year: year)..<Instant.lastSunday(ofMonth: 10, year: year)
        return summer.contains(milliseconds) ? 7_200_000 : 3_600_000
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func lastSunday(ofMonth month: Int, year: Int) -> Int64 {
        guard let last = LocalDate(year: year, month: month, day: 31) else { return 0 }
        let sunday = last.adding(days: -(last.dayOfWeek.rawValue % 7))
        return Int64(sunday.daysSince1970) * Instant.day + 3_600_000
    }
}
