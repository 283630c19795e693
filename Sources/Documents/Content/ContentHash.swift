internal import Crypto

/// The name of a document: SHA-256 of its bytes. Whatever comes from outside becomes one of these before it reaches a
/// path or a key, so neither can be steered.
public struct ContentHash: Sendable, Hashable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let hex: String

    /// Of these bytes.
    public init(of content: [UInt8]) {
        hex = SHA256.hash(data: content).reduce(into: "") { text, byte in
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
    }

    /// Nil for anything but 64 lower-case hexadecimal digits.
    public init?(hex: String) {
        let isDigit = { (byte: UInt8) in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        guard hex.utf8.count == 64, hex.utf8.allSatisfy(isDigit) else { return nil }
        self.hex = hex
    }

    /// As `hex`.
    public var description: String { hex }

    /// `ab/cd`: spread over 65,536 folders, so that none grows long.
    var folder: String { "\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))" }

    /// `ab/cd/<sha256>`
    var key: String { "\(folder)/\(hex)" }
}
