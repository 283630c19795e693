internal import Applications

/// When things happen: caseworkers act on working days in office hours, applicants on any day until late.
///
/// Days are counted from 1970. Hours are those of UTC between 5 and 21, so that the day is the same in Warsaw.
struct OfficeCalendar: Sendable {
    private let first: Int
    private let isWorking: [Bool]

    /// Knows the working days of a span and of half a year beyond; later days count as working, nothing is done then.
    init(from: LocalDate, until: LocalDate) {
        first = from.daysSince1970
        let days = max(0, until.daysSince1970 - first) + 190
        isWorking = (0..<days).map { LocalDate(daysSince1970: from.daysSince1970 + $0).isWorkingDay }
    }

    /// So many working days after a day; for none the day itself or the next working one.
    func day(_ count: Int, after day: Int) -> Int {
        var day = day
        var left = count
        while left > 0 || !works(day) {
            day += 1
            if works(day) { left -= 1 }
        }
        return day
    }

    /// The last working day up to a day.
    func last(upTo day: Int) -> Int {
        var day = day
        while !works(day) { day -= 1 }
        return day
    }

    /// A moment of a day in office hours, later than another moment; where those are over, of the next working day.
    func officeHours(on day: Int, after earlier: Instant, _ random: inout SplitMix64) -> Instant {
        let moment = Instant(day: day, second: 21_600 + random.below(27_000))
        if moment > earlier { return moment }
        let soon = Instant(milliseconds: earlier.milliseconds + Int64(random.within(40_000...1_200_000)))
        return soon.day == day && soon < Instant(day: day, second: 54_000)
            ? soon : Instant(day: self.day(1, after: earlier.day), second: 21_600 + random.below(9_000))
    }

    /// A moment of a day at which an applicant may act, later than another moment.
    func anyHour(on day: Int, after earlier: Instant, _ random: inout SplitMix64) -> Instant {
        let moment = Instant(day: day, second: 18_000 + random.below(54_000))
        if moment > earlier { return moment }
        return Instant(milliseconds: earlier.milliseconds + Int64(random.within(40_000...1_200_000)))
    }

    private func works(_ day: Int) -> Bool {
        let index = day - first
        return index < 0 || index >= isWorking.count || isWorking[index]
    }
}

extension Instant {
    init(day: Int, second: Int) {
        self.init(milliseconds: (Int64(day) * 86_400 + Int64(second)) * 1_000)
    }

    /// Since 1970, by UTC.
    var day: Int { Int(milliseconds / 86_400_000) }
}
