/// Series and number of a Polish passport, `AA9999999`: the first digit checks the rest.
public struct PassportNumber: Hashable, Sendable, Redacted {
    /// The nine characters.
    public let text: String

    /// Nil unless shape and check digit are right; letters must be capitals.
    public init?(_ text: String) {
        guard text.onUTF8({ PassportNumber.isValid($0) }) else { return nil }
        self.text = text
    }

    /// The check for the `paszport` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 9, let sum = CheckDigits.weightedSum(bytes, letters: 2, weights) else { return false }
        return sum % 10 == 0
    }

    private static let weights = [7, 3, 9, 1, 7, 3, 1, 7, 3]
}
