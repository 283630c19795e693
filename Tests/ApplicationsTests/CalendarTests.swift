import Testing

@testable import Applications

@Suite struct CalendarTests {
    /// Easter Sundays as printed in calendars; the other movable days follow from the law's wording.
    static let movable: [(year: Int, easter: String, pentecost: String, corpusChristi: String)] = [
        (2024, "2024-03-31", "2024-05-19", "2024-05-30"),
        (2025, "2025-04-20", "2025-06-08", "2025-06-19"),
        (2026, "2026-04-05", "2026-05-24", "2026-06-04"),
        (2027, "2027-03-28", "2027-05-16", "2027-05-27"),
        (2028, "2028-04-16", "2028-06-04", "2028-06-15"),
        (2029, "2029-04-01", "2029-05-20", "2029-05-31"),
        (2030, "2030-04-21", "2030-06-09", "2030-06-20"),
    ]

    @Test(arguments: movable.indices)
    func `a year has exactly the public holidays of the law`(_ index: Int) throws {
        let row = Self.movable[index]
        var expected = Set(
            ["01-01", "01-06", "05-01", "05-03", "08-15", "11-01", "11-11", "12-25", "12-26"]
                .map { "\(row.year)-\($0)" })
        if row.year >= 2025 { expected.insert("\(row.year)-12-24") }
        let easter = Sample.date(row.easter)
        expected.formUnion([row.easter, easter.adding(days: 1).iso, row.pentecost, row.corpusChristi])
        let first = try #require(LocalDate(year: row.year, month: 1, day: 1))
        let days = (0..<366).map { first.adding(days: $0) }.filter { $0.year == row.year }
        let sundays = days.filter { $0.dayOfWeek == .sunday }.map(\.iso)
        #expect(PolishHolidays.easter(row.year) == easter)
        #expect(Set(days.filter(PolishHolidays.contains).map(\.iso)) == expected.union(sundays))
    }

    @Test(
        arguments: [
            ("2025-12-24", false), ("2024-12-24", true), ("2018-11-12", false), ("2019-11-12", true),
            ("2010-01-06", true), ("2011-01-06", false), ("2026-03-07", false), ("2026-03-06", true),
            ("2026-04-06", false),
        ])
    func `a working day is neither Saturday nor holiday`(_ day: String, _ working: Bool) {
        #expect(Sample.date(day).isWorkingDay == working)
    }

    @Test(
        arguments: [
            (1583, "1583-04-10"), (1818, "1818-03-22"), (1943, "1943-04-25"), (1954, "1954-04-18"),
            (1981, "1981-04-19"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2038, "2038-04-25"),
            (2285, "2285-03-22"),
        ])
    func `Easter is right at the ends of its range`(_ year: Int, _ day: String) {
        #expect(PolishHolidays.easter(year)?.iso == day)
    }

    @Test(
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-03-31", 1, "2026-04-30"),
            ("2026-02-28", 1, "2026-03-28"), ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"), ("9999-12-31", 1, "9999-12-31"),
            ("0001-01-01", -1, "0001-01-01"), ("2026-01-01", Int.max, "9999-12-31"),
        ])
    func `a month ends on the same day or the month's last`(_ start: String, _ months: Int, _ end: String) {
        #expect(Sample.date(start).adding(months: months).iso == end)
    }

    @Test(
        arguments: [
            // the event's day is not counted
            (Term.days(14), "2026-03-02", "2026-03-16"),
            // Saturday → Monday
            (.days(14), "2026-02-28", "2026-03-16"),
            // Saturday before Easter → Tuesday
            (.days(14), "2026-03-21", "2026-04-07"),
            // 24 December 2026 is a holiday, then Friday, Saturday, Sunday
            (.days(14), "2026-12-10", "2026-12-28"),
            // in 2024 it was not
            (.days(14), "2024-12-10", "2024-12-24"),
            (.months(1), "2026-01-31", "2026-03-02"),
            (.months(1), "2026-12-01", "2027-01-04"),
            (.workingDays(14), "2026-03-02", "2026-03-20"),
            // over Easter Monday
            (.workingDays(14), "2026-03-25", "2026-04-15"),
            // over 1 and 3 May 2026 (Friday, Sunday)
            (.workingDays(2), "2026-04-30", "2026-05-05"),
        ])
    func `a term ends where the law says`(_ term: Term, _ start: String, _ end: String) {
        #expect(term.nominalEnd(from: Sample.date(start)).movedToWorkingDay.iso == end)
    }

    @Test(
        arguments: [
            // the last second of winter time and the first of summer time
            ("2026-03-29T00:59:59.999Z", 3_600_000), ("2026-03-29T01:00:00.000Z", 7_200_000),
            ("2026-10-25T00:59:59.999Z", 7_200_000), ("2026-10-25T01:00:00.000Z", 3_600_000),
            ("2024-03-31T01:00:00.000Z", 7_200_000), ("2027-10-31T00:59:59.999Z", 7_200_000),
            ("2026-01-01T00:00:00.000Z", 3_600_000), ("2026-07-01T00:00:00.000Z", 7_200_000),
        ])
    func `the clock in Poland follows the rule of the Union`(_ text: String, _ offset: Int64) throws {
        #expect(try #require(Instant(rfc3339: text)).warsawOffset == offset)
    }

    @Test(
        arguments: [
            ("2026-01-31T22:59:59.999Z", "2026-01-31"), ("2026-01-31T23:00:00Z", "2026-02-01"),
            ("2026-07-31T21:59:59.999Z", "2026-07-31"), ("2026-07-31T22:00:00Z", "2026-08-01"),
            ("2025-12-31T23:00:00Z", "2026-01-01"), ("1969-12-31T23:00:00Z", "1970-01-01"),
        ])
    func `a day begins at midnight in Poland`(_ text: String, _ day: String) throws {
        #expect(try #require(Instant(rfc3339: text)).warsawDate.iso == day)
    }

    @Test(
        arguments: [
            ("2026-03-02T10:20:30.123456+01:00", "2026-03-02T09:20:30.123Z"),
            ("2026-03-02t10:20:30z", "2026-03-02T10:20:30.000Z"),
            ("2026-03-02T10:20:30.5-02:30", "2026-03-02T12:50:30.500Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
            ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ])
    func `an instant is read with any offset and written in UTC`(_ text: String, _ written: String) {
        #expect(Instant(rfc3339: text)?.rfc3339 == written)
    }

    @Test(
        arguments: [
            "", "2026-03-02", "2026-03-02T10:20:30", "2026-03-02 10:20:30Z", "2026-02-29T10:20:30Z",
            "2026-03-02T24:00:00Z", "2026-03-02T10:60:00Z", "2026-03-02T10:20:30.Z", "2026-03-02T10:20:30+0100",
            "2026-03-02T10:20:30+24:00", "2026-03-02T10:20:30Zx", "２026-03-02T10:20:30Z", "2026-03-02T10:20:+1Z",
        ])
    func `what is no RFC 3339 time is not read`(_ text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-01", "2026-1-01", "0000-01-01", "2026-04-31", "+026-01-01"])
    func `a day that does not exist is not read`(_ text: String) {
        #expect(LocalDate(iso: text) == nil)
    }

    @Test func `days count one by one through all centuries`() {
        var previous = LocalDate(daysSince1970: -719_163)
        #expect(previous.iso == "0001-01-01")
        for days in (-719_161)...2_932_896 {
            let date = LocalDate(daysSince1970: days)
            let follows =
                date.daysSince1970 == days && date > previous
                && (date.day == previous.day + 1 || date.day == 1) && date.day <= 31
            guard follows else {
                Issue.record("\(previous) is followed by \(date)")
                return
            }
            previous = date
        }
        #expect(previous.iso == "9999-12-31")
        #expect(previous.dayOfWeek == .friday)
        #expect(LocalDate(daysSince1970: 0).dayOfWeek == .thursday)
        #expect(previous.adding(days: Int.max) == previous)
    }

    @Test func `months are read and written`() {
        #expect(YearMonth(iso: "2026-03")?.iso == "2026-03")
        #expect(YearMonth(iso: "2026-13") == nil && YearMonth(iso: "2026-3") == nil)
    }
}
