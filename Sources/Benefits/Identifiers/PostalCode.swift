/// Polish postal code, `99-999`.
public struct PostalCode: Hashable, Sendable, Redacted {
    /// The code with its hyphen.
    public let text: String

    /// Nil for any other shape.
    public init?(_ text: String) {
        guard text.onUTF8({ PostalCode.isValid($0) }) else { return nil }
        self.text = text
    }

    /// The check for the `kod-pocztowy` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == 6 && bytes[2] == UInt8(ascii: "-")
            && CheckDigits.number(bytes, from: 0, count: 2) != nil
            && CheckDigits.number(bytes, from: 3, count: 3) != nil
    }
}
