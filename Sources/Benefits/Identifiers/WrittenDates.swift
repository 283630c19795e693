import Applications

/// Dates and months read from bytes without making strings: the checks run on every submission.
enum WrittenDates {
    /// `YYYY-MM-DD`; nil for any other form or a day that does not exist.
    static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> LocalDate? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = CheckDigits.number(bytes, from: 0, count: 4),
            let month = CheckDigits.number(bytes, from: 5, count: 2),
            let day = CheckDigits.number(bytes, from: 8, count: 2)
        else { return nil }
        return LocalDate(year: year, month: month, day: day)
    }

    /// `YYYY-MM` as months since year 0; nil for any other form.
    static func monthIndex(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
            let year = CheckDigits.number(bytes, from: 0, count: 4),
            let month = CheckDigits.number(bytes, from: 5, count: 2), (1...12).contains(month)
        else { return nil }
        return year * 12 + month - 1
    }

    /// Whether the first day or month is not after the second. Texts of unlike or unknown forms are in order: what they
    /// should be is another rule's matter.
    static func areOrdered(_ earlier: UnsafeBufferPointer<UInt8>, _ later: UnsafeBufferPointer<UInt8>) -> Bool {
        if let first = monthIndex(earlier), let second = monthIndex(later) { return first <= second }
        if let first = day(earlier), let second = day(later) { return first <= second }
        return true
    }
}
