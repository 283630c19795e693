import JSON

/// A schema as the compiler reads it: keywords that its dialect does not know are not there.
struct SchemaSource {
    let node: JSONNode
    let place: SchemaPlace
    let vocabularies: Vocabularies

    subscript(keyword: String) -> JSONNode? {
        vocabularies.know(keyword) ? node[keyword] : nil
    }

    func pointer(_ keyword: String) -> String {
        "\(place.pointer)/\(JSONPointer.escaped(keyword))"
    }

    func fault(_ keyword: String, _ reason: String) -> SchemaError {
        SchemaError(pointer: pointer(keyword), reason: reason)
    }

    /// A non-negative integer; anything beyond Int64 is as good as no bound.
    func count(_ keyword: String) throws(SchemaError) -> Int? {
        guard let value = self[keyword] else { return nil }
        guard let number = value.number, number.isInteger, number >= JSONNumber(0) else {
            throw fault(keyword, "must be a non-negative integer")
        }
        return number.int.map { Int($0) } ?? .max
    }

    /// The members of a keyword's object; none when the keyword is absent.
    func members(_ keyword: String) throws(SchemaError) -> [(key: String, value: JSONNode)] {
        guard let value = self[keyword] else { return [] }
        guard value.kind == .object else { throw fault(keyword, "must be an object") }
        return Array(value.members)
    }

    /// An array of different strings.
    func names(_ value: JSONNode, _ keyword: String) throws(SchemaError) -> [String] {
        guard value.kind == .array else { throw fault(keyword, "must be an array of strings") }
        var names: [String] = []
        // By bytes: strings are equal to their other normal forms.
        var known: Set<[UInt8]> = []
        for element in value.elements {
            guard let name = element.string else { throw fault(keyword, "must be an array of strings") }
            if !known.insert(Array(name.utf8)).inserted { throw fault(keyword, "must not name anything twice") }
            names.append(name)
        }
        return names
    }

    /// What the schema says about an instance without asserting it.
    var annotations: [SchemaAnnotation] {
        node.members.filter { keyword, _ in
            // The schema of a content whose type nobody tells means nothing.
            vocabularies.annotates(keyword) && (keyword != "contentSchema" || self["contentMediaType"] != nil)
        }.map {
            SchemaAnnotation(keyword: $0.key, value: $0.value, isForStrings: $0.key.hasPrefix("content"))
        }
    }
}
