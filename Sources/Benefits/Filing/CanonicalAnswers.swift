public import Applications
public import JSON

/// The answers to a form as they are hashed, logged and compared: RFC 8785, with their SHA-256.
public struct CanonicalAnswers: Sendable, Equatable {
    /// The canonical text.
    public let json: OpaqueJSON
    /// SHA-256 of the text, 32 bytes.
    public let sha256: [UInt8]

    /// Makes the canonical form and hashes it.
    public init(_ answers: JSONNode) {
        let bytes = answers.canonical()
        json = OpaqueJSON(bytes: bytes)
        sha256 = Identity.sha256(bytes)
    }

    /// The hash in lower-case hex, as events and receipts name it.
    public var sha256Hex: String { Hex.encode(sha256) }
}
