/// Why a mail cannot be written. Says which part, never what was in it.
public struct MailError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable codes.
    public enum Code: String, Sendable, CaseIterable {
        /// A line break or another control character: somebody may be trying to add headers or recipients.
        case controlCharacter = "control-character"
        /// No `local@domain` in ASCII within the lengths of RFC 5321 §4.5.3.1.
        case address
        /// No `left@right` of visible ASCII.
        case messageID = "message-id"
        /// A header name with characters that RFC 5322 §2.2 forbids.
        case headerName = "header-name"
        /// A header that the message writes itself.
        case reservedHeader = "reserved-header"
    }

    /// What is wrong.
    public let code: Code
    /// Where, e.g. `subject`.
    public let part: String

    /// One line.
    public var description: String { "mail refused: \(code.rawValue) in \(part)" }
}
