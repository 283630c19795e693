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
        var text = rfc3339
        guard let instant = text.withUTF8(Instant.init(reading:)) else { return nil }
        self = instant
    }

    /// The same from the text's bytes.
    public init?(rfc3339: ArraySlice<UInt8>) {
        guard let instant = rfc3339.withUnsafeBufferPointer(Instant.init(reading:)) else { return nil }
        self = instant
    }

    private init?(reading text: UnsafeBufferPointer<UInt8>) {
        guard text.count >= 20, let date = LocalDate(reading: text, at: 0),
            text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: "t"),
            text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            let hour = DecimalDigits.value(text, 11..<13), hour < 24,
            let minute = DecimalDigits.value(text, 14..<16), minute < 60,
            let second = DecimalDigits.value(text, 17..<19), second <= 60,
            let (fraction, zone) = Instant.fraction(text, at: 19),
            let offset = Instant.offsetMinutes(text, at: zone)
        else { return nil }
        let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offset
        self.init(milliseconds: Int64((minutes * 60 + second) * 1000 + fraction))
    }

    /// `YYYY-MM-DDThh:mm:ss.sssZ`, always UTC with three decimals.
    public var rfc3339: String {
        let day = milliseconds.flooredDivision(by: Instant.day)
        let rest = Int(milliseconds - day * Instant.day)
        let date = LocalDate(daysSince1970: Int(day))
        return String(unsafeUninitializedCapacity: 24) { text in
            date.write(to: text)
            text[10] = UInt8(ascii: "T")
            DecimalDigits.write(rest / 3_600_000, width: 2, to: text, at: 11)
            text[13] = UInt8(ascii: ":")
            DecimalDigits.write(rest / 60_000 % 60, width: 2, to: text, at: 14)
            text[16] = UInt8(ascii: ":")
            DecimalDigits.write(rest / 1000 % 60, width: 2, to: text, at: 17)
            text[19] = UInt8(ascii: ".")
            DecimalDigits.write(rest % 1000, width: 3, to: text, at: 20)
            text[23] = UInt8(ascii: "Z")
            return 24
        }
    }

    /// As `rfc3339`.
    public var description: String { rfc3339 }

    /// Order in time.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    static let day: Int64 = 86_400_000
    private static let earliest = Int64(LocalDate.firstDay) * day
    private static let latest = Int64(LocalDate.finalDay + 1) * day - 1

    /// Milliseconds of an optional `.digits`, and where it ends.
    private static func fraction(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (milliseconds: Int, end: Int)? {
        guard text[start] == UInt8(ascii: ".") else { return (0, start) }
        var (milliseconds, weight, position) = (0, 100, start + 1)
        while position < text.count, let digit = DecimalDigits.value(text, position..<position + 1) {
            milliseconds += digit * weight
            weight /= 10
            position += 1
        }
        return position == start + 1 ? nil : (milliseconds, position)
    }

    private static func offsetMinutes(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard start < text.count else { return nil }
        let sign = text[start]
        if text.count == start + 1 { return sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") ? 0 : nil }
        guard text.count == start + 6, text[start + 3] == UInt8(ascii: ":"),
            let hours = DecimalDigits.value(text, start + 1..<start + 3), hours < 24,
            let minutes = DecimalDigits.value(text, start + 4..<start + 6), minutes < 60
        else { return nil }
        switch sign {
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
