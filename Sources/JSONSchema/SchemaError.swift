/// A schema that cannot be compiled.
public struct SchemaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// JSON Pointer to the keyword or schema at fault, from the schema document's root.
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
}
