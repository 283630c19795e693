/// A schema that cannot be compiled.
public struct SchemaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// JSON Pointer to the keyword or schema at fault, from the schema document's root; behind the URI and `#` of its
    /// document when that is one of the registry's.
    public let pointer: String
    /// What is wrong with it, in English.
    public let reason: String

    /// An error at a place of the schema.
    public init(pointer: String, reason: String) {
        self.pointer = pointer
        self.reason = reason
    }

    /// Place and reason, for logs.
    public var description: String {
        "schema at \"\(pointer)\": \(reason)"
    }

    static let nestedTooDeeply = SchemaError(
        pointer: "", reason: "schemas are nested in more than \(SchemaLimits.nesting) levels")
}
