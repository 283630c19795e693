/// A telephone number: nine Polish digits, with or without `+48`, or a foreign number with `+` (ITU-T E.164, 8–15
/// digits). Single spaces or hyphens may stand between digits.
public struct PhoneNumber: Hashable, Sendable, Redacted {
    private let digits: Int

    /// Nil for any other shape.
    public init?(_ text: String) {
        guard let value = text.onUTF8({ PhoneNumber(utf8: $0) }) else { return nil }
        self = value
    }

    /// The same from bytes; allocates nothing.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        let isInternational = bytes.first == UInt8(ascii: "+")
        var groups = DigitGroups(bytes, separators: .spaceOrHyphen, from: isInternational ? 1 : 0)
        var (number, count) = (0, 0)
        while let digit = groups.next() {
            guard count < 15, count > 0 || digit > 0 else { return nil }
            number = number * 10 + digit
            count += 1
        }
        guard groups.isComplete else { return nil }
        if isInternational {
            guard count >= 8 else { return nil }
            digits = number
        } else {
            guard count == 9 else { return nil }
            digits = PhoneNumber.poland * PhoneNumber.nineDigits + number
        }
        if isPolish { return }
        guard isInternational, !PhoneNumber.startsWithPoland(digits) else { return nil }
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
