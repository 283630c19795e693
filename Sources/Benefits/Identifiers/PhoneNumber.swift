/// A telephone number: nine Polish digits, with or without the country code, or a foreign number with its country code
/// (ITU-T E.164, 8–15 digits). A country code has `+` or `00` in front of it: eleven digits that begin with 48 may as
/// well be a PESEL.
public struct PhoneNumber: Hashable, Sendable, Redacted {
    private let digits: Int

    /// Nil for any other shape.
    public init?(_ text: String) {
        guard let value = text.onUTF8({ PhoneNumber(utf8: $0) }) else { return nil }
        self = value
    }

    /// The same from bytes; allocates nothing.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard let written = WrittenPhoneNumber(bytes) else { return nil }
        guard written.isInternational else {
            guard written.count == 9 else { return nil }
            digits = PhoneNumber.poland * PhoneNumber.nineDigits + written.digits
            return
        }
        guard written.count >= 8 else { return nil }
        digits = written.digits
        guard isPolish || !PhoneNumber.startsWithPoland(digits) else { return nil }
    }

    /// The check for the `telefon` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { PhoneNumber(utf8: bytes) != nil }

    /// E.164: plus sign and digits.
    public var text: String { "+\(digits)" }

    /// A number of the Polish numbering plan.
    public var isPolish: Bool {
        digits / PhoneNumber.nineDigits == PhoneNumber.poland && digits % PhoneNumber.nineDigits >= 100_000_000
    }

    private static let poland = 48
    private static let nineDigits = 1_000_000_000

    private static func startsWithPoland(_ digits: Int) -> Bool {
        var head = digits
        while head > 99 { head /= 10 }
        return head == poland
    }
}
