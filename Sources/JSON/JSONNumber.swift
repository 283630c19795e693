/// An exact decimal number with the text it came from. No value is ever rounded.
///
/// Equality, order and hash go by value: `1`, `1.0` and `10e-1` are equal and keep their own texts.
public struct JSONNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The number as JSON, as it was written.
    public let text: String
    package let decimal: ExactDecimal

    init(text: String, decimal: ExactDecimal) {
        self.text = text
        self.decimal = decimal
    }

    /// A whole number.
    public init(_ int: Int64) {
        self.init(text: String(int), decimal: ExactDecimal(int))
    }

    /// Reads a JSON number (RFC 8259 §6) with an exponent of at most nine digits; nil for anything else, white space
    /// included.
    public init?(text: String) {
        guard let number = (try? JSONDocument(parsing: text))?.root.number, number.text.utf8.count == text.utf8.count
        else { return nil }
        self = number
    }

    /// The value, when it is an integer of 64 bits; `1.0` and `1e2` are integers.
    public var int: Int64? { decimal.int }

    /// True when the value has no fraction.
    public var isInteger: Bool { decimal.isInteger }

    /// Whether the value is an integer times `divisor`, exactly; false for a divisor of zero.
    public func isMultiple(of divisor: JSONNumber) -> Bool {
        decimal.isMultiple(of: divisor.decimal)
    }

    /// The nearest double; infinite when the number is too large for one.
    public var double: Double {
        Double(text) ?? .nan
    }

    /// The number as written.
    public var description: String { text }

    /// By value.
    public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
        a.decimal == b.decimal
    }

    /// By value.
    public static func < (a: JSONNumber, b: JSONNumber) -> Bool {
        a.decimal < b.decimal
    }

    /// By value.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(decimal)
    }
}
