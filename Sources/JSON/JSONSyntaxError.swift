/// A text is not the JSON that this module accepts. Holds a place, never a piece of the text.
public struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// No bytes, or white space only.
        case empty
        /// Not UTF-8 (RFC 3629), surrogates included.
        case invalidUTF8
        /// Breaks the grammar of RFC 8259.
        case syntax
        /// One object has a member name twice (RFC 7493 §2.3).
        case duplicateKey
        /// Nested deeper than ``JSONLimits/maximumDepth``.
        case tooDeep
        /// Longer than ``JSONLimits/maximumBytes``, or memory ran out.
        case tooLarge
        /// Something follows the value.
        case trailingContent
        /// Breaks the number grammar, or the exponent has more than nine digits.
        case invalidNumber
        /// Unclosed, with a raw control character, a bad escape or a lone surrogate.
        case invalidString
    }

    /// What is wrong.
    public let code: Code
    /// Where: zero-based, in bytes of the text. For `tooLarge` the limit.
    public let byteOffset: Int

    /// An error at a place.
    public init(code: Code, byteOffset: Int) {
        self.code = code
        self.byteOffset = byteOffset
    }

    /// Code and place, for logs.
    public var description: String {
        "JSON \(code.rawValue) at byte \(byteOffset)"
    }
}
