/// An address that mail can be sent to: RFC 5321 dot-string before the at sign, a domain name of at least two labels
/// after it. Quoted local parts and address literals are refused: people do not have them, injections do.
public struct EmailAddress: Hashable, Sendable, Redacted {
    /// The address as written.
    public let text: String

    /// Nil for anything else.
    public init?(_ text: String) {
        guard text.onUTF8({ EmailAddress.isValid($0) }) else { return nil }
        self.text = text
    }

    /// The check for the `email` format; allocates nothing. RFC 5321 §4.5.3.1: 64 octets, 255 octets, 254 in all.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")), at <= 64 else { return false }
        return isDotString(bytes[..<at]) && isDomain(bytes[(at + 1)...])
    }

    private static func isDotString(_ local: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var previous = UInt8(ascii: ".")
        for byte in local {
            if byte == UInt8(ascii: ".") {
                guard previous != byte else { return false }
            } else if !isAtomText(byte) {
                return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: ".")
    }

    private static func isDomain(_ domain: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var (labels, length, previous) = (0, 0, UInt8(ascii: "."))
        for byte in domain {
            if byte == UInt8(ascii: ".") {
                guard length > 0, previous != UInt8(ascii: "-") else { return false }
                labels += 1
                length = 0
            } else {
                let isHyphen = byte == UInt8(ascii: "-")
                guard isHyphen ? length > 0 : isLetterOrDigit(byte), length < 63 else { return false }
                length += 1
            }
            previous = byte
        }
        return labels > 0 && length > 0 && previous != UInt8(ascii: "-")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        CheckDigits.digit(byte) != nil || CheckDigits.letter(byte & 0xDF) != nil
    }

    private static func isAtomText(_ byte: UInt8) -> Bool {
        if isLetterOrDigit(byte) { return true }
        return switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"),
            UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
