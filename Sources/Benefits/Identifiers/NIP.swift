/// Tax number: ten digits, the last one checks the others modulo 11 (DOMAIN §8). Hyphens between digits are allowed.
public struct NIP: Hashable, Sendable, Redacted {
    private let number: Int

    /// Nil unless the check digit is right.
    public init?(_ text: String) {
        guard let value = text.onUTF8({ NIP(utf8: $0) }) else { return nil }
        self = value
    }

    /// The same from bytes; allocates nothing.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        var groups = DigitGroups(bytes, separators: .hyphen)
        var (number, sum, count) = (0, 0, 0)
        while let digit = groups.next() {
            guard count < 10 else { return nil }
            if count < 9 { sum += NIP.weights[count] * digit }
            number = number * 10 + digit
            count += 1
        }
        guard groups.isComplete, count == 10, sum % 11 == number % 10 else { return nil }
        self.number = number
    }

    /// The check for the `nip` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { NIP(utf8: bytes) != nil }

    /// The ten digits.
    public var text: String { CheckDigits.text(number, width: 10) }

    private static let weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
}
