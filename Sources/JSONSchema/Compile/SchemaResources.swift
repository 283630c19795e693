import JSON

/// Which keywords hold subschemas, and in what shape.
enum SubschemaShape {
    case schema, list, map

    static func of(_ keyword: String) -> SubschemaShape? {
        switch keyword {
        case "items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else",
            "unevaluatedItems", "unevaluatedProperties", "contentSchema":
            .schema
        case "prefixItems", "allOf", "anyOf", "oneOf": .list
        case "properties", "patternProperties", "dependentSchemas", "$defs": .map
        default: nil
        }
    }
}

/// The schemas of one document by place, URI and anchor. The registry of more documents will join here.
struct SchemaResources {
    /// Where a schema is: its base URI and its pointer in the document.
    struct Place {
        let base: URIReference
        let pointer: String
    }

    private(set) var places: [Int: Place] = [:]
    private var resources: [URIReference: JSONNode] = [:]
    private var anchors: [URIReference: JSONNode] = [:]

    /// A document without `$id` gets a base of its own that no one else can name.
    private static let unnamed = URIReference("document:")

    init(_ root: JSONNode) throws(SchemaError) {
        resources[Self.unnamed] = root
        try add(root, base: Self.unnamed, pointer: "")
    }

    private mutating func add(_ schema: JSONNode, base: URIReference, pointer: String) throws(SchemaError) {
        guard places[schema.index] == nil else { return }
        guard schema.kind == .object else {
            places[schema.index] = Place(base: base, pointer: pointer)
            return
        }
        var base = base
        if let id = schema["$id"]?.string {
            base = base.resolving(URIReference(id))
            if let fragment = base.fragment, !fragment.isEmpty {
                throw SchemaError(pointer: pointer + "/$id", reason: "$id must not have a fragment")
            }
            base.fragment = nil
            if let other = resources[base], other.index != schema.index {
                throw SchemaError(pointer: pointer + "/$id", reason: "two schemas have the same $id")
            }
            resources[base] = schema
        }
        places[schema.index] = Place(base: base, pointer: pointer)
        for keyword in ["$anchor", "$dynamicAnchor"] {
            guard let name = schema[keyword]?.string else { continue }
            var anchor = base
            anchor.fragment = name
            if let other = anchors[anchor], other.index != schema.index {
                throw SchemaError(pointer: "\(pointer)/\(keyword)", reason: "two schemas have the same anchor")
            }
            anchors[anchor] = schema
        }
        for (keyword, value) in schema.members {
            let here = "\(pointer)/\(JSONPointer.escaped(keyword))"
            switch SubschemaShape.of(keyword) {
            case .schema: try add(value, base: base, pointer: here)
            case .list:
                for (index, element) in value.elements.enumerated() {
                    try add(element, base: base, pointer: "\(here)/\(index)")
                }
            case .map:
                for (name, element) in value.members {
                    try add(element, base: base, pointer: "\(here)/\(JSONPointer.escaped(name))")
                }
            case nil: break
            }
        }
    }

    /// The schema a `$ref` names. Schemas below unknown keywords become known when they are referred to.
    mutating func resolve(_ reference: String, from place: Place) throws(SchemaError) -> JSONNode {
        let at = place.pointer + "/$ref"
        let target = place.base.resolving(URIReference(reference))
        guard let fragment = target.decodedFragment else {
            throw SchemaError(pointer: at, reason: "the reference's fragment is not percent-encoded UTF-8")
        }
        guard let root = resources[target.withoutFragment] else {
            throw SchemaError(pointer: at, reason: "the reference leads out of this document")
        }
        guard fragment.isEmpty || fragment.hasPrefix("/") else {
            var anchor = target
            anchor.fragment = fragment
            guard let schema = anchors[anchor] else {
                throw SchemaError(pointer: at, reason: "there is no such anchor")
            }
            return schema
        }
        guard let pointer = JSONPointer(fragment) else {
            throw SchemaError(pointer: at, reason: "the reference's fragment is no JSON Pointer")
        }
        var node = root
        var here = places[root.index] ?? Place(base: target.withoutFragment, pointer: "")
        for token in pointer.tokens {
            let step = JSONPointer.escaped(token)
            guard let child = node.at(pointer: "/" + step) else {
                throw SchemaError(pointer: at, reason: "the reference leads to nothing")
            }
            node = child
            here = places[child.index] ?? Place(base: here.base, pointer: "\(here.pointer)/\(step)")
        }
        guard node.kind == .object || node.kind == .bool else {
            throw SchemaError(pointer: at, reason: "the reference leads to something that is no schema")
        }
        try add(node, base: here.base, pointer: here.pointer)
        return node
    }
}
