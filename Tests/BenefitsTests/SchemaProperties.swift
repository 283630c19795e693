import JSON

/// Walks a form's schema along `$ref`, `properties` and `items`.
enum SchemaProperties {
    static func pointers(of schema: JSONNode, in root: JSONNode, at pointer: String = "") -> Set<String> {
        let resolved = resolve(schema, in: root)
        var result: Set<String> = pointer.isEmpty ? [] : [pointer]
        for (name, child) in resolved["properties"].map({ Array($0.members) }) ?? [] {
            result.formUnion(pointers(of: child, in: root, at: "\(pointer)/\(name)"))
        }
        if let items = resolved["items"] { result.formUnion(pointers(of: items, in: root, at: "\(pointer)/*")) }
        return result
    }

    static func schema(of pointer: String, in root: JSONNode) -> JSONNode? {
        var node = root
        for token in pointer.split(separator: "/") {
            let child = token == "*" ? node["items"] : node["properties"]?[String(token)]
            guard let child else { return nil }
            node = resolve(child, in: root)
        }
        return node
    }

    private static func resolve(_ schema: JSONNode, in root: JSONNode) -> JSONNode {
        guard let reference = schema["$ref"]?.string, let target = root.at(pointer: String(reference.dropFirst()))
        else { return schema }
        return target
    }
}
