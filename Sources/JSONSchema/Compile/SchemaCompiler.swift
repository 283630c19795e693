import JSON

/// Bounds on schema documents.
enum SchemaLimits {
    static let schemas = 20_000
    /// Longest chain of schemas that look at the same instance.
    static let chain = 64
}

/// Turns a schema document into a graph. Schemas are compiled from a list and not recursively, so that long chains of
/// references cost no stack.
struct SchemaCompiler {
    static let dialect = "https://json-schema.org/draft/2020-12/schema"

    let formats: FormatRegistry?
    private var resources: SchemaResources
    private var ids: [Int: SchemaID] = [:]
    private var waiting: [(node: JSONNode, holder: String)] = []

    static func compile(_ root: JSONNode, formats: FormatRegistry?) throws(SchemaError) -> SchemaGraph {
        if let dialect = root["$schema"], dialect.string != Self.dialect, dialect.string != Self.dialect + "#" {
            throw SchemaError(pointer: "/$schema", reason: "only the dialect \(Self.dialect) is supported")
        }
        var compiler = SchemaCompiler(try SchemaResources(root), formats)
        _ = try compiler.id(of: root, holder: "false")
        var nodes: [SchemaNode] = []
        while nodes.count < compiler.waiting.count {
            let (node, holder) = compiler.waiting[nodes.count]
            nodes.append(try compiler.schema(node, holder: holder))
        }
        try InPlaceCycles.check(nodes)
        return SchemaGraph(nodes: nodes, root: 0, document: root.document)
    }

    private init(_ resources: SchemaResources, _ formats: FormatRegistry?) {
        self.resources = resources
        self.formats = formats
    }

    func pointer(_ schema: JSONNode, _ keyword: String) -> String {
        (resources.places[schema.index]?.pointer ?? "") + "/" + JSONPointer.escaped(keyword)
    }

    /// The number of a schema, compiled now or later.
    mutating func id(of schema: JSONNode, holder: String) throws(SchemaError) -> SchemaID {
        if let id = ids[schema.index] { return id }
        let pointer = resources.places[schema.index]?.pointer ?? ""
        guard schema.kind == .object || schema.kind == .bool else {
            throw SchemaError(pointer: pointer, reason: "a schema is an object or a boolean")
        }
        if waiting.count >= SchemaLimits.schemas {
            throw SchemaError(pointer: pointer, reason: "the document has more than \(SchemaLimits.schemas) schemas")
        }
        ids[schema.index] = waiting.count
        waiting.append((schema, holder))
        return waiting.count - 1
    }

    private mutating func schema(_ schema: JSONNode, holder: String) throws(SchemaError) -> SchemaNode {
        let location = resources.places[schema.index]?.pointer ?? ""
        if let verdict = schema.bool { return SchemaNode(location: location, holder: holder, verdict: verdict) }
        if schema["$dynamicRef"] != nil {
            throw SchemaError(pointer: location + "/$dynamicRef", reason: "$dynamicRef is not supported")
        }
        return SchemaNode(
            location: location, holder: holder, types: try types(schema), constants: try constants(schema),
            number: try numberRules(schema), string: try stringRules(schema), array: try arrayRules(schema),
            object: try objectRules(schema), inPlace: try inPlaceRules(schema),
            unevaluatedItems: try subschema(schema, "unevaluatedItems"),
            unevaluatedProperties: try subschema(schema, "unevaluatedProperties"))
    }

    private mutating func inPlaceRules(_ schema: JSONNode) throws(SchemaError) -> [InPlaceRule] {
        var rules: [InPlaceRule] = []
        if let reference = schema["$ref"] {
            guard let text = reference.string, let place = resources.places[schema.index] else {
                throw SchemaError(pointer: pointer(schema, "$ref"), reason: "must be a string")
            }
            let target = try resources.resolve(text, from: place)
            rules.append(.reference(try id(of: target, holder: "$ref")))
        }
        if let all = try subschemas(schema, "allOf") { rules.append(.allOf(all)) }
        if let any = try subschemas(schema, "anyOf") { rules.append(.anyOf(any)) }
        if let one = try subschemas(schema, "oneOf") { rules.append(.oneOf(one)) }
        if let not = try subschema(schema, "not") { rules.append(.not(not)) }
        if let test = try subschema(schema, "if") {
            rules.append(
                .conditional(test: test, then: try subschema(schema, "then"), otherwise: try subschema(schema, "else")))
        }
        return rules
    }
}

// MARK: - Keyword values

extension SchemaCompiler {
    func fault(_ schema: JSONNode, _ keyword: String, _ reason: String) -> SchemaError {
        SchemaError(pointer: pointer(schema, keyword), reason: reason)
    }

    mutating func subschema(_ schema: JSONNode, _ keyword: String) throws(SchemaError) -> SchemaID? {
        guard let value = schema[keyword] else { return nil }
        return try id(of: value, holder: keyword)
    }

    mutating func subschemas(_ schema: JSONNode, _ keyword: String) throws(SchemaError) -> [SchemaID]? {
        guard let value = schema[keyword] else { return nil }
        guard value.kind == .array, value.count > 0 else {
            throw fault(schema, keyword, "must be an array of at least one schema")
        }
        var ids: [SchemaID] = []
        for element in value.elements { ids.append(try id(of: element, holder: keyword)) }
        return ids
    }

    /// A non-negative integer; anything beyond Int64 is as good as no bound.
    func count(_ schema: JSONNode, _ keyword: String) throws(SchemaError) -> Int? {
        guard let value = schema[keyword] else { return nil }
        guard let number = value.number, number.isInteger, number >= JSONNumber(0) else {
            throw fault(schema, keyword, "must be a non-negative integer")
        }
        return number.int.map { Int($0) } ?? .max
    }

    /// The members of a keyword's object; none when the keyword is absent.
    func members(
        _ schema: JSONNode, _ keyword: String
    ) throws(SchemaError) -> [(key: String, value: JSONNode)] {
        guard let value = schema[keyword] else { return [] }
        guard value.kind == .object else { throw fault(schema, keyword, "must be an object") }
        return Array(value.members)
    }

    func names(_ value: JSONNode, _ schema: JSONNode, _ keyword: String) throws(SchemaError) -> [String] {
        guard value.kind == .array else { throw fault(schema, keyword, "must be an array of strings") }
        var names: [String] = []
        for element in value.elements {
            guard let name = element.string else { throw fault(schema, keyword, "must be an array of strings") }
            if names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
                throw fault(schema, keyword, "must not name anything twice")
            }
            names.append(name)
        }
        return names
    }

    func compiledPattern(_ text: String, _ schema: JSONNode, _ keyword: String) throws(SchemaError) -> Pattern {
        do throws(PatternError) {
            return try Pattern(text)
        } catch {
            throw fault(schema, keyword, error.reason)
        }
    }
}
