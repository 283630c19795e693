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

extension JSONNode {
    /// The subschemas that a schema holds, with their pointers from it.
    var subschemas: [(pointer: String, schema: JSONNode)] {
        members.flatMap { keyword, value -> [(String, JSONNode)] in
            switch SubschemaShape.of(keyword) {
            case .schema: [("/\(keyword)", value)]
            case .list: value.elements.enumerated().map { ("/\(keyword)/\($0.offset)", $0.element) }
            case .map: value.members.map { ("/\(keyword)/\(JSONPointer.escaped($0.key))", $0.value) }
            case nil: []
            }
        }
    }
}
