/// A document by its fingerprint; its bytes are in the document store, never in the log.
public struct AttachedDocument: Sendable, Equatable {
    /// SHA-256 of the bytes, lower-case hex.
    public let sha256: String
    /// Its media type.
    public let mediaType: String
    /// Bytes.
    public let size: Int
    /// A file name for people; generated, or as the party gave it.
    public let name: String

    /// All members, in their order.
    public init(sha256: String, mediaType: String, size: Int, name: String) {
        self.sha256 = sha256
        self.mediaType = mediaType
        self.size = size
        self.name = name
    }
}
