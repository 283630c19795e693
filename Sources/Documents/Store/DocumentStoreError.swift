/// Why a store could not do its work. Holds no bytes, names or credentials.
public struct DocumentStoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable codes.
    public enum Code: String, Sendable, CaseIterable {
        /// No answer, or none in time. The same call may succeed later; whether this one was carried out is not known.
        case unreachable
        /// No room left: the disk, a quota or the bucket is full.
        case full
        /// The store does not let us (rights, credentials, a bucket that does not exist), or cannot prove who it is
        /// (TLS). Somebody must change something.
        case refused
        /// What is kept is not what was put there: its bytes do not match their hash, or its description is broken.
        case damaged
        /// An answer that makes no sense.
        case unexpected
    }

    /// What happened.
    public let code: Code
    /// The system's or the server's words, one line.
    public let reason: String

    /// All members, in their order.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// One line.
    public var description: String { "document store: \(code.rawValue): \(reason)" }
}
