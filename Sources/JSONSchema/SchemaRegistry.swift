public import JSON

/// Schema documents by URI, for references that lead out of a document. There is no other way to them: nothing is ever
/// fetched.
///
/// Every registry knows the meta-schemas of draft 2020-12.
public struct SchemaRegistry: Sendable {
    /// A document and the URI that its relative references start from.
    struct Entry: Sendable {
        let root: JSONNode
        let base: URIReference
    }

    private var entries: [URIReference: Entry]

    /// The meta-schemas of draft 2020-12 and nothing else.
    public static let standard = SchemaRegistry()

    /// A registry with the meta-schemas of draft 2020-12.
    public init() {
        entries = MetaSchemas.entries
    }

    /// Adds a document under its URI and under every `$id` in it. A URI that is known already gets the new document.
    ///
    /// - Parameter uri: where the document would be fetched; nil when its own `$id` says so.
    /// - Throws: ``SchemaError`` when there is no absolute URI, or the document is nested too deeply.
    public mutating func add(_ schema: JSONNode, at uri: String? = nil) throws(SchemaError) {
        guard let uri = uri ?? schema["$id"]?.string, case let base = URIReference(uri).withoutFragment,
            base.scheme != nil
        else { throw SchemaError(pointer: "/$id", reason: "a document of a registry needs an absolute URI") }
        let entry = Entry(root: schema, base: base)
        entries[base] = entry
        try addIdentifiers(schema, base: base, entry, nesting: 0)
    }

    private mutating func addIdentifiers(
        _ schema: JSONNode, base: URIReference, _ entry: Entry, nesting: Int
    ) throws(SchemaError) {
        if nesting > SchemaLimits.nesting { throw .nestedTooDeeply }
        var base = base
        if let id = schema["$id"]?.string {
            base = base.resolving(URIReference(id)).withoutFragment
            entries[base] = entry
        }
        for (_, child) in schema.subschemas {
            try addIdentifiers(child, base: base, entry, nesting: nesting + 1)
        }
    }

    func entry(at uri: URIReference) -> Entry? {
        entries[uri]
    }
}
