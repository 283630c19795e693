/// What a scanner says of a document. That nobody could look is no finding, in either direction.
public enum ScanVerdict: Sendable, Hashable {
    /// Looked at as a whole, and nothing found.
    case clean
    /// - Parameter signature: the scanner's name for what it found.
    case infected(signature: String)
    /// Nothing is known of the document.
    case couldNotScan(ScanFailure)
}

/// Why a document was not scanned.
public struct ScanFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable codes.
    public enum Code: String, Sendable, CaseIterable {
        /// There is no scanner, by choice.
        case notConfigured = "not-configured"
        /// No connection.
        case unreachable
        /// The connection is there, the answer did not come in time.
        case timedOut = "timed-out"
        /// The connection ended before a whole answer.
        case connectionLost = "connection-lost"
        /// Beyond a limit of the scanner: of bytes, of nesting, of time.
        case limitExceeded = "limit-exceeded"
        /// The scanner says that it failed.
        case scannerError = "scanner-error"
        /// An answer that makes no sense.
        case unexpectedReply = "unexpected-reply"
    }

    /// What happened.
    public let code: Code
    /// The system's or the scanner's words, one line, without anything of the document.
    public let reason: String

    /// All members, in their order.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// One line.
    public var description: String { "could not scan: \(code.rawValue): \(reason)" }
}
