/// A point in time to the millisecond, within the years 1–9999 of RFC 3339.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// Milliseconds since 1970-01-01T00:00:00Z; values outside the years 1–9999 become the nearest inside.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Instant.earliest), Instant.latest)
    }

    /// RFC 3339 with any offset; fractions finer than a millisecond are cut off. A leap second counts as the next one.
    public init?(rfc3339: String) {
        let text = Array(rfc3339.utf8)
        guard text.count >= 20, let date = LocalDate(iso: String(decoding: text[0..<10], as: UTF8.self)),
            text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: "t"),
            text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            let hour = DecimalDigits.value(text[11..<13]), hour < 24,
            let minute = DecimalDigits.value(text[14..<16]), minute < 60,
            let second = DecimalDigits.value(text[17..<19]), second <= 60,
            let (fraction, zone) = Instant.fraction(text[19...]),
            let offset = Instant.offsetMinutes(zone)
        else { return nil }
        let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offset
        self.init(milliseconds: Int64((minutes * 60 + second) * 1000 + fraction))
    }

    /// `YYYY-MM-DDThh:mm:ss.sssZ`, always UTC with three decimals.
    public var rfc3339: String {
        let day = milliseconds.flooredDivision(by: Instant.day)
        let rest = Int(milliseconds - day * Instant.day)
        let hour = DecimalDigits.text(rest / 3_600_000, width: 2)
        let minute = DecimalDigits.text(rest / 60_000 % 60, width: 2)
        let second = DecimalDigits.text(rest / 1000 % 60, width: 2)
        let fraction = DecimalDigits.text(rest % 1000, width: 3)
        return "\(LocalDate(daysSince1970: Int(day)).iso)T\(hour):\(minute):\(second).\(fraction)Z"
    }

    /// As `rfc3339`.
    public var description: String { rfc3339 }

    /// Order in time.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    static let day: Int64 = 86_400_000
    private static let earliest = Int64(LocalDate.firstDay) * day
    private static let latest = Int64(LocalDate.finalDay + 1) * day - 1

    /// Milliseconds of an optional `.digits`, and what follows it.
    private static func fraction(_ text: ArraySlice<UInt8>) -> (milliseconds: Int, rest: ArraySlice<UInt8>)? {
        guard text.first == UInt8(ascii: ".") else { return (0, text) }
        let digits = text.dropFirst().prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard !digits.isEmpty else { return nil }
        let three = digits.prefix(3) + Array(repeating: UInt8(ascii: "0"), count: max(0, 3 - digits.count))
        guard let milliseconds = DecimalDigits.value(three) else { return nil }
        return (milliseconds, text.dropFirst(digits.count + 1))
    }

    private static func offsetMinutes(_ zone: ArraySlice<UInt8>) -> Int? {
        let text = Array(zone)
        if text == [UInt8(ascii: "Z")] || text == [UInt8(ascii: "z")] { return 0 }
        guard text.count == 6, text[3] == UInt8(ascii: ":"),
            let hours = DecimalDigits.value(text[1..<3]), hours < 24,
            let minutes = DecimalDigits.value(text[4..<6]), minutes < 60
        else { return nil }
        switch text[0] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }
}

extension Int64 {
    /// Division rounding towards minus infinity; the divisor is positive.
    func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
