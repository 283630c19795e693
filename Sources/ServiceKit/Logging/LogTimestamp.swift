internal import Glibc

/// RFC 3339 in UTC with milliseconds, without Foundation: a log line must be cheap.
enum LogTimestamp {
    static func now() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return text(seconds: Int(time.tv_sec), milliseconds: Int(time.tv_nsec) / 1_000_000)
    }

    /// Civil date from days since 1970 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    static func text(seconds: Int, milliseconds: Int) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let second = seconds - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
        return String(unsafeUninitializedCapacity: 24) { text in
            var position = 0
            func write(_ number: Int, width: Int, then separator: Unicode.Scalar) {
                var rest = number
                for index in stride(from: position + width - 1, through: position, by: -1) {
                    text[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                }
                text[position + width] = UInt8(ascii: separator)
                position += width + 1
            }
            write(year, width: 4, then: "-")
            write(civilMonth, width: 2, then: "-")
            write(day, width: 2, then: "T")
            write(second / 3600, width: 2, then: ":")
            write(second / 60 % 60, width: 2, then: ":")
            write(second % 60, width: 2, then: ".")
            write(milliseconds, width: 3, then: "Z")
            return position
        }
    }
}
