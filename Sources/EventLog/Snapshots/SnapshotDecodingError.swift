/// Why bytes are not a snapshot that we can read; never a value of theirs.
public enum SnapshotDecodingError: Error, Sendable, Equatable {
    /// Written in a format that this reader does not know.
    case otherFormat
    /// The bytes end before the last member does.
    case truncated
    /// Bytes follow the last member, from this one on.
    case trailingBytes(byteOffset: Int)
    /// What begins at this byte has a value it may not have.
    case invalidValue(byteOffset: Int)
    /// Format 1: not JSON, from this byte on.
    case notJSON(byteOffset: Int)
    /// Format 1: a member is missing or has a form it may not have.
    case invalidMember(pointer: String)

    /// Stable, kebab-case.
    public var code: String {
        switch self {
        case .otherFormat: "other-format"
        case .truncated: "truncated"
        case .trailingBytes: "trailing-bytes"
        case .invalidValue: "invalid-value"
        case .notJSON: "not-json"
        case .invalidMember: "invalid-member"
        }
    }

    /// One English sentence for operators, without values.
    public var detail: String {
        switch self {
        case .otherFormat: "The state is kept in a format that is not known; a newer reader may be needed."
        case .truncated: "The state ends before its last member does."
        case .trailingBytes(let offset): "Bytes follow the state's last member, from byte \(offset) on."
        case .invalidValue(let offset): "The state has a value that it may not have at byte \(offset)."
        case .notJSON(let offset): "The state is not JSON at byte \(offset)."
        case .invalidMember(let pointer): "The state is missing a member or has a wrong one at \"\(pointer)\"."
        }
    }
}
