/// Why a document is not taken. Holds nothing of the document.
public struct DocumentRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable codes.
    public enum Code: String, Sendable, CaseIterable {
        /// More bytes than the policy allows.
        case tooLarge = "too-large"
        /// No bytes.
        case empty
        /// The content is of no type that the policy allows.
        case unknownType = "unknown-type"
        /// Declared as something else than the content is.
        case typeMismatch = "type-mismatch"
        /// Scripts, macros or embedded files.
        case activeContent = "active-content"
        /// Nothing is left of the name, or it ends like a program's.
        case nameInvalid = "name-invalid"
        /// More documents than the policy allows.
        case tooMany = "too-many"
    }

    /// What is wrong.
    public let code: Code

    /// See ``Code``.
    public init(_ code: Code) {
        self.code = code
    }

    /// One line.
    public var description: String { "document refused: \(code.rawValue)" }
}
