public import JSON

/// One way in which an instance breaks its schema. Holds places and what the schema asks for, never an instance value.
/// Names of members appear in the pointer.
public struct Violation: Sendable, Equatable {
    /// JSON Pointer into the instance.
    public let instancePointer: String
    /// JSON Pointer to the keyword in the schema document.
    public let schemaPointer: String
    /// The keyword that failed; for a `false` schema the keyword that holds it.
    public let keyword: String
    /// What the keyword asks for: `limit`, `property`, `expected`, `format`, `pattern`, `divisor`.
    public let parameters: [String: JSONValue]
    /// The same as an English sentence.
    public let message: String

    /// A violation with all its parts.
    public init(
        instancePointer: String, schemaPointer: String, keyword: String, parameters: [String: JSONValue],
        message: String
    ) {
        self.instancePointer = instancePointer
        self.schemaPointer = schemaPointer
        self.keyword = keyword
        self.parameters = parameters
        self.message = message
    }
}
