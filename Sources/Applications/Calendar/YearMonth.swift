/// A calendar month, such as the month a payment is for.
public struct YearMonth: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1–9999.
    public let year: Int
    /// 1–12.
    public let month: Int

    /// Nil unless the month exists.
    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    /// `YYYY-MM`.
    public init?(iso: String) {
        let text = Array(iso.utf8)
        guard text.count == 7, text[4] == UInt8(ascii: "-"),
            let year = DecimalDigits.value(text[0..<4]), let month = DecimalDigits.value(text[5..<7])
        else { return nil }
        self.init(year: year, month: month)
    }

    /// `YYYY-MM`.
    public var iso: String {
        String(unsafeUninitializedCapacity: 7) { text in
            DecimalDigits.write(year, width: 4, to: text, at: 0)
            text[4] = UInt8(ascii: "-")
            DecimalDigits.write(month, width: 2, to: text, at: 5)
            return 7
        }
    }

    /// `YYYY-MM`.
    public var description: String { iso }

    /// Calendar order.
    public static func < (left: YearMonth, right: YearMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}
