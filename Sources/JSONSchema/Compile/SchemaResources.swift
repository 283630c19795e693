import JSON

/// The schemas of one document, and of the registry's documents that it leads to, by place, URI and anchor.
struct SchemaResources {
    /// A node of one of the documents.
    struct Key: Hashable {
        let document: ObjectIdentifier
        let index: Int

        init(_ node: JSONNode) {
            document = ObjectIdentifier(node.document)
            index = node.index
        }
    }

    /// A schema with a URI of its own.
    struct Resource {
        let root: JSONNode
        let base: URIReference
        let vocabularies: Vocabularies
        fileprivate(set) var anchors: [String: JSONNode] = [:]
        fileprivate(set) var dynamicAnchors: [String: JSONNode] = [:]

        /// Nil for a document that has no absolute URI.
        var uri: String? { base.scheme == SchemaResources.unnamed.scheme ? nil : base.text }
    }

    private(set) var places: [Key: SchemaPlace] = [:]
    private(set) var resources: [Resource] = []
    private var numbers: [URIReference: Int] = [:]
    private let registry: SchemaRegistry

    /// A document without `$id` gets a base of its own that no one else can name.
    fileprivate static let unnamed = URIReference("document:")

    init(_ root: JSONNode, base: URIReference?, registry: SchemaRegistry) throws(SchemaError) {
        self.registry = registry
        try add(document: root, base: base ?? Self.unnamed, prefix: "")
    }

    private mutating func add(document root: JSONNode, base: URIReference, prefix: String) throws(SchemaError) {
        let own = root["$id"]?.string.map { base.resolving(URIReference($0)).withoutFragment } ?? base
        let place = SchemaPlace(root: resources.count, prefix: prefix)
        let vocabularies = try dialect(of: root, base: own, place) ?? .standard
        resources.append(Resource(root: root, base: base, vocabularies: vocabularies))
        numbers[base] = resources.count - 1
        try add(root, place, vocabularies)
    }

    private mutating func add(
        _ schema: JSONNode, _ outer: SchemaPlace, _ inherited: Vocabularies
    ) throws(SchemaError) {
        guard places[Key(schema)] == nil else { return }
        if outer.depth > SchemaLimits.nesting { throw .nestedTooDeeply }
        var place = outer
        var vocabularies = inherited
        if let id = schema["$id"]?.string {
            place = try resource(schema, id, outer, inherited)
            vocabularies = resources[place.resource].vocabularies
        }
        places[Key(schema)] = place
        try addAnchors(schema, place)
        for (pointer, child) in schema.subschemas {
            try add(child, place.child(pointer), vocabularies)
        }
    }

    /// The place of a schema with an `$id`, as a resource of its own.
    private mutating func resource(
        _ schema: JSONNode, _ id: String, _ outer: SchemaPlace, _ inherited: Vocabularies
    ) throws(SchemaError) -> SchemaPlace {
        let base = resources[outer.resource].base.resolving(URIReference(id))
        if let fragment = base.fragment, !fragment.isEmpty {
            throw SchemaError(pointer: outer.pointer + "/$id", reason: "$id must not have a fragment")
        }
        let uri = base.withoutFragment
        if let other = numbers[uri], Key(resources[other].root) != Key(schema) {
            throw SchemaError(pointer: outer.pointer + "/$id", reason: "two schemas have the same $id")
        }
        let vocabularies = try dialect(of: schema, base: uri, outer) ?? inherited
        let resource = Resource(root: schema, base: uri, vocabularies: vocabularies)
        if Key(resources[outer.resource].root) == Key(schema) {
            // A document's own `$id`: what it was found by leads to it, too.
            resources[outer.resource] = resource
            numbers[uri] = outer.resource
            return outer
        }
        resources.append(resource)
        numbers[uri] = resources.count - 1
        return outer.root(of: resources.count - 1)
    }

    private mutating func addAnchors(_ schema: JSONNode, _ place: SchemaPlace) throws(SchemaError) {
        for keyword in ["$anchor", "$dynamicAnchor"] {
            guard let name = schema[keyword]?.string else { continue }
            if let other = resources[place.resource].anchors[name], Key(other) != Key(schema) {
                throw SchemaError(pointer: "\(place.pointer)/\(keyword)", reason: "two schemas have the same anchor")
            }
            resources[place.resource].anchors[name] = schema
            if keyword == "$dynamicAnchor" { resources[place.resource].dynamicAnchors[name] = schema }
        }
    }

    /// The vocabularies that `$schema` stands for; nil without one.
    private func dialect(
        of schema: JSONNode, base: URIReference, _ place: SchemaPlace
    ) throws(SchemaError) -> Vocabularies? {
        guard let value = schema["$schema"] else { return nil }
        let pointer = place.pointer + "/$schema"
        guard let text = value.string else { throw SchemaError(pointer: pointer, reason: "must be a string") }
        let uri = URIReference(text).withoutFragment
        if uri == MetaSchemas.dialect { return .standard }
        let own = numbers[uri].map { resources[$0].root } ?? (uri == base ? schema : nil)
        guard let metaSchema = own ?? registry.metaSchema(at: uri) else {
            throw SchemaError(pointer: pointer, reason: "the dialect \(text) is not known")
        }
        guard let listed = metaSchema["$vocabulary"] else { return .standard }
        var vocabularies: Vocabularies = .core
        for (name, isRequired) in listed.members {
            if let vocabulary = Vocabularies(uri: name) {
                vocabularies.insert(vocabulary)
            } else if isRequired.bool != false {
                throw SchemaError(pointer: pointer, reason: "the dialect requires the unknown vocabulary \(name)")
            }
        }
        return vocabularies
    }
}

// MARK: - References

extension SchemaResources {
    /// The schema that a reference names, and the anchor when that is a dynamic one. Schemas below unknown keywords
    /// become known when they are referred to.
    mutating func resolve(
        _ reference: String, from place: SchemaPlace, _ keyword: String
    ) throws(SchemaError) -> (schema: JSONNode, dynamicAnchor: String?) {
        let at = place.child("/" + keyword)
        let target = resources[place.resource].base.resolving(URIReference(reference))
        guard let fragment = target.decodedFragment else {
            throw SchemaError(pointer: at.pointer, reason: "the reference's fragment is not percent-encoded UTF-8")
        }
        guard let number = try number(of: target.withoutFragment) else {
            throw SchemaError(pointer: at.pointer, reason: "the reference leads to a document that is not known")
        }
        guard fragment.isEmpty || fragment.hasPrefix("/") else {
            guard let schema = resources[number].anchors[fragment] else {
                throw SchemaError(pointer: at.pointer, reason: "there is no such anchor")
            }
            return (schema, resources[number].dynamicAnchors[fragment] == nil ? nil : fragment)
        }
        return (try schema(at: fragment, in: number, at), nil)
    }

    private mutating func number(of uri: URIReference) throws(SchemaError) -> Int? {
        if let number = numbers[uri] { return number }
        guard let entry = registry.entry(at: uri) else { return nil }
        if numbers[entry.base] == nil {
            try add(document: entry.root, base: entry.base, prefix: entry.base.text + "#")
        }
        return numbers[uri]
    }

    private mutating func schema(
        at fragment: String, in number: Int, _ at: SchemaPlace
    ) throws(SchemaError) -> JSONNode {
        guard let pointer = JSONPointer(fragment), pointer.tokens.count <= SchemaLimits.nesting else {
            throw SchemaError(pointer: at.pointer, reason: "the reference's fragment is no JSON Pointer, or too long")
        }
        var node = resources[number].root
        var here = places[Key(node)] ?? SchemaPlace(root: number, prefix: "")
        for token in pointer.tokens {
            let step = "/" + JSONPointer.escaped(token)
            guard let child = node.at(pointer: step) else {
                throw SchemaError(pointer: at.pointer, reason: "the reference leads to nothing")
            }
            node = child
            here = places[Key(child)] ?? here.child(step)
        }
        guard node.kind == .object || node.kind == .bool else {
            throw SchemaError(pointer: at.pointer, reason: "the reference leads to something that is no schema")
        }
        try add(node, here, resources[here.resource].vocabularies)
        return node
    }
}

extension SchemaRegistry {
    /// The schema with a URI, found by its document or by its `$id` in one.
    fileprivate func metaSchema(at uri: URIReference) -> JSONNode? {
        guard let entry = entry(at: uri) else { return nil }
        if entry.base == uri { return entry.root }
        var waiting = [(entry.root, entry.base)]
        while let (schema, base) = waiting.popLast() {
            let own = schema["$id"]?.string.map { base.resolving(URIReference($0)).withoutFragment } ?? base
            if own == uri { return schema }
            waiting += schema.subschemas.map { ($0.schema, own) }
        }
        return nil
    }
}
