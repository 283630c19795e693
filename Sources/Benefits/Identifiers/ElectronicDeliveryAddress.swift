/// Address for electronic delivery (ADE), `AE:PL-ddddd-ddddd-LLLLL-dd`; shape inferred from published addresses
/// (DOMAIN §8), so nothing but the shape is checked.
public struct ElectronicDeliveryAddress: Hashable, Sendable, Redacted {
    /// The address as written.
    public let text: String

    /// Nil for any other shape.
    public init?(_ text: String) {
        guard text.onUTF8({ ElectronicDeliveryAddress.isValid($0) }) else { return nil }
        self.text = text
    }

    /// The check for the `ade` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == shape.utf8CodeUnitCount else { return false }
        return shape.withUTF8Buffer { shape in
            for (byte, expected) in zip(bytes, shape) {
                let fits =
                    switch expected {
                    case UInt8(ascii: "9"): CheckDigits.digit(byte) != nil
                    case UInt8(ascii: "X"): CheckDigits.letter(byte) != nil
                    default: byte == expected
                    }
                guard fits else { return false }
            }
            return true
        }
    }

    /// `9` stands for a digit, `X` for a capital letter.
    private static let shape: StaticString = "AE:PL-99999-99999-XXXXX-99"
}
