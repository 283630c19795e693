import Applications

/// What makes a filing the same filing when it comes again: who filed, and the key they filed it under.
public struct FilingKey: Sendable, Equatable {
    /// Whose keys these are: `public` for anonymous applicants, a channel's name for the office's own importers.
    public let principal: String
    /// Unique among the principal's filings.
    public let text: String
    /// SHA-256 of both, 32 bytes: what may be stored of it.
    public let sha256: [UInt8]

    /// Hashes the key.
    public init(principal: String, text: String) {
        self.principal = principal
        self.text = text
        sha256 = Identity.sha256(Array("\(principal)\n\(text)".utf8))
    }
}
