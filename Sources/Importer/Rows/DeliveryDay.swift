internal import Applications

/// When a document came in. A paper counts from the day of delivery (art. 61 § 3 KPA), an electronic one from the
/// moment it entered the system (art. 61 § 3a KPA) (GK).
enum DeliveryDay: Equatable {
    case day(LocalDate)
    case moment(Instant)

    /// `31.12.2026`, `2026-12-31` or a moment of RFC 3339; nil for anything else.
    init?(_ text: String) {
        if let day = WrittenDay.day(text) {
            self = .day(day)
        } else if let moment = Instant(rfc3339: text) {
            self = .moment(moment)
        } else {
            return nil
        }
    }

    /// The filing time: of a day, its noon in Poland, which is the same whenever the row is read.
    var filingTime: Instant {
        switch self {
        case .day(let day): Self.noon(of: day)
        case .moment(let moment): moment
        }
    }

    /// The day in Poland.
    var day: LocalDate {
        switch self {
        case .day(let day): day
        case .moment(let moment): moment.warsawDate
        }
    }

    /// 10:00 UTC in summer, 11:00 in winter. At 22:30 UTC it is the next day in Poland exactly in summer, and the clock
    /// changes before noon, so that evening tells what noon was.
    private static func noon(of day: LocalDate) -> Instant {
        let midnight = Int64(day.daysSince1970) * 86_400_000
        let evening = Instant(milliseconds: midnight + 81_000_000)
        let hours: Int64 = evening.warsawDate == day ? 11 : 10
        return Instant(milliseconds: midnight + hours * 3_600_000)
    }
}
