import JSON

/// Bounds on schema documents.
enum SchemaLimits {
    static let schemas = 20_000
    /// Longest chain of schemas that look at the same instance.
    static let chain = 64
    /// Levels of schemas in schemas, and steps of a JSON Pointer to one.
    static let nesting = 256
    /// Bytes of a number in a schema; beyond Int64 exact arithmetic costs the product of both numbers' lengths.
    static let numberLength = 2_000
}

/// Turns a schema document into a graph. Schemas are compiled from a list and not recursively, so that long chains of
/// references cost no stack.
struct SchemaCompiler {
    let formats: FormatRegistry?
    var resources: SchemaResources
    /// Anchors of `$dynamicRef`, in the order of their first use.
    var dynamicAnchors: [String] = []
    /// Patterns by their bytes: the same text is often in many places.
    private var patterns: [[UInt8]: Pattern] = [:]
    private var patternBudget = PatternBudget()
    private var ids: [SchemaResources.Key: SchemaID] = [:]
    private var waiting: [(node: JSONNode, holder: String)] = []
    private var nodes: [SchemaNode] = []
    /// Resources that a schema of the graph belongs to.
    private var entered: Set<Int> = []

    static func compile(
        _ root: JSONNode, base: URIReference?, registry: SchemaRegistry, formats: FormatRegistry?
    ) throws(SchemaError) -> SchemaGraph {
        var compiler = SchemaCompiler(try SchemaResources(root, base: base, registry: registry), formats)
        _ = try compiler.id(of: root, holder: "false")
        var scopes = DynamicScopes()
        repeat {
            while compiler.nodes.count < compiler.waiting.count { try compiler.next() }
            scopes = try compiler.scopes()
        } while compiler.nodes.count < compiler.waiting.count
        try InPlaceCycles.check(compiler.nodes, scopes)
        return SchemaGraph(
            nodes: compiler.nodes, root: 0, resourceURIs: compiler.resources.resources.map(\.uri), scopes: scopes)
    }

    private init(_ resources: SchemaResources, _ formats: FormatRegistry?) {
        self.resources = resources
        self.formats = formats
    }

    /// The number of a schema, compiled now or later.
    mutating func id(of schema: JSONNode, holder: String) throws(SchemaError) -> SchemaID {
        let key = SchemaResources.Key(schema)
        if let id = ids[key] { return id }
        guard schema.kind == .object || schema.kind == .bool else {
            let pointer = resources.places[key]?.pointer ?? ""
            throw SchemaError(pointer: pointer, reason: "a schema is an object or a boolean")
        }
        if waiting.count >= SchemaLimits.schemas {
            let pointer = resources.places[key]?.pointer ?? ""
            throw SchemaError(pointer: pointer, reason: "the document has more than \(SchemaLimits.schemas) schemas")
        }
        ids[key] = waiting.count
        waiting.append((schema, holder))
        return waiting.count - 1
    }

    private mutating func next() throws(SchemaError) {
        let (node, holder) = waiting[nodes.count]
        let place =
            resources.places[SchemaResources.Key(node)]
            ?? SchemaPlace(root: 0, prefix: "")
        entered.insert(place.resource)
        if let verdict = node.bool {
            nodes.append(SchemaNode(place: place, holder: holder, verdict: verdict))
            return
        }
        let schema = SchemaSource(
            node: node, place: place, vocabularies: resources.resources[place.resource].vocabularies)
        nodes.append(
            SchemaNode(
                place: place, holder: holder, types: try types(schema), constants: try constants(schema),
                number: try numberRules(schema), string: try stringRules(schema), array: try arrayRules(schema),
                object: try objectRules(schema), inPlace: try inPlaceRules(schema),
                unevaluatedItems: try subschema(schema, "unevaluatedItems"),
                unevaluatedProperties: try subschema(schema, "unevaluatedProperties"),
                annotations: schema.annotations))
    }

    /// Where every `$dynamicRef` may lead: to the anchors of its name in the resources that have been entered. Those
    /// schemas may have to be compiled, which may enter more resources.
    private mutating func scopes() throws(SchemaError) -> DynamicScopes {
        var scopes = DynamicScopes()
        for name in dynamicAnchors {
            var targets = [SchemaID?](repeating: nil, count: resources.resources.count)
            for number in targets.indices where entered.contains(number) {
                guard let schema = resources.resources[number].dynamicAnchors[name] else { continue }
                targets[number] = try id(of: schema, holder: "$dynamicRef")
            }
            scopes.targets.append(targets)
        }
        return scopes
    }
}

// MARK: - Subschemas and patterns

extension SchemaCompiler {
    mutating func subschema(_ schema: SchemaSource, _ keyword: String) throws(SchemaError) -> SchemaID? {
        guard let value = schema[keyword] else { return nil }
        return try id(of: value, holder: keyword)
    }

    mutating func subschemas(_ schema: SchemaSource, _ keyword: String) throws(SchemaError) -> [SchemaID]? {
        guard let value = schema[keyword] else { return nil }
        guard value.kind == .array, value.count > 0 else {
            throw schema.fault(keyword, "must be an array of at least one schema")
        }
        var ids: [SchemaID] = []
        for element in value.elements { ids.append(try id(of: element, holder: keyword)) }
        return ids
    }

    mutating func pattern(_ text: String, _ schema: SchemaSource, _ keyword: String) throws(SchemaError) -> Pattern {
        let key = Array(text.utf8)
        if let pattern = patterns[key] { return pattern }
        do throws(PatternError) {
            let pattern = try Pattern(text, &patternBudget)
            patterns[key] = pattern
            return pattern
        } catch {
            throw schema.fault(keyword, error.reason)
        }
    }
}
