/// Number of the business register: nine digits, or fourteen for a local unit (DOMAIN §8).
public struct REGON: Hashable, Sendable, Redacted {
    private let number: Int
    private let isLong: Bool

    /// Nil unless every check digit is right.
    public init?(_ text: String) {
        guard let value = text.onUTF8({ REGON(utf8: $0) }) else { return nil }
        self = value
    }

    /// The same from bytes; allocates nothing.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 9 || bytes.count == 14, REGON.isChecked(bytes, REGON.shortWeights),
            bytes.count == 9 || REGON.isChecked(bytes, REGON.longWeights),
            let number = CheckDigits.number(bytes, from: 0, count: bytes.count)
        else { return nil }
        self.number = number
        isLong = bytes.count == 14
    }

    /// The check for the `regon` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { REGON(utf8: bytes) != nil }

    /// The nine or fourteen digits.
    public var text: String { CheckDigits.text(number, width: isLong ? 14 : 9) }

    private static let shortWeights = [8, 9, 2, 3, 4, 5, 6, 7]
    private static let longWeights = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]

    /// A remainder of ten is written as 0.
    private static func isChecked(_ bytes: UnsafeBufferPointer<UInt8>, _ weights: [Int]) -> Bool {
        guard let sum = CheckDigits.weightedSum(bytes, weights),
            let check = CheckDigits.digit(bytes[weights.count])
        else { return false }
        return sum % 11 % 10 == check
    }
}
