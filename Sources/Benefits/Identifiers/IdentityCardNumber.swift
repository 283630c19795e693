/// Series and number of a Polish identity card (dowód osobisty), `AAA999999`: the first digit checks the rest.
public struct IdentityCardNumber: Hashable, Sendable, Redacted {
    /// The nine characters.
    public let text: String

    /// Nil unless shape and check digit are right; letters must be capitals.
    public init?(_ text: String) {
        guard text.onUTF8({ IdentityCardNumber.isValid($0) }) else { return nil }
        self.text = text
    }

    /// The check for the `dowod` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 9, let sum = CheckDigits.weightedSum(bytes, letters: 3, weights) else { return false }
        return sum % 10 == 0
    }

    /// Weight 9 on the check digit: 9c ≡ −c, so the whole sum is 0 modulo 10.
    private static let weights = [7, 3, 1, 9, 7, 3, 1, 7, 3]
}
