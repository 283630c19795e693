import JSON

/// What a schema that holds says about its instance. Runs only when a recorder asks.
extension Evaluator {
    func annotate(_ schema: SchemaNode, _ instance: Int, _ recorder: OutputRecorder) {
        let tag = tape.tag(instance)
        for annotation in schema.annotations where !annotation.isForStrings || tag == .string {
            recorder.annotate(schema, annotation.keyword, JSONValue(annotation.value))
        }
        if tag == .array, let rules = schema.array { annotate(rules, schema, tape.length(instance), recorder) }
        if tag == .object, let rules = schema.object { annotate(rules, schema, instance, recorder) }
    }

    /// How far `prefixItems` reached and whether `items` was needed (Core §10.3.1).
    private func annotate(_ rules: ArrayRules, _ schema: SchemaNode, _ count: Int, _ recorder: OutputRecorder) {
        let prefix = min(count, rules.prefix.count)
        if prefix > 0 {
            recorder.annotate(schema, "prefixItems", prefix == count ? true : .integer(Int64(prefix - 1)))
        }
        if rules.items != nil, count > prefix { recorder.annotate(schema, "items", true) }
    }

    /// The names that each keyword has taken care of (Core §10.3.2).
    private func annotate(_ rules: ObjectRules, _ schema: SchemaNode, _ instance: Int, _ recorder: OutputRecorder) {
        var named: [JSONValue] = []
        var patterned: [JSONValue] = []
        var additional: [JSONValue] = []
        var name = instance + 1
        while name < tape.next(instance) {
            let bytes = tape.bytes(name)
            let slot = rules.names.slot(of: bytes)
            let isNamed = slot >= 0 && rules.properties[slot] != nil
            var budget = Self.maximumWork
            let isPatterned = rules.patterns.contains { $0.pattern.matches(bytes, budget: &budget) == true }
            if isNamed { named.append(text(name)) }
            if isPatterned { patterned.append(text(name)) }
            if !isNamed, !isPatterned, rules.additional != nil { additional.append(text(name)) }
            name = tape.next(name + 1)
        }
        let lists = [("properties", named), ("patternProperties", patterned), ("additionalProperties", additional)]
        for (keyword, names) in lists where !names.isEmpty { recorder.annotate(schema, keyword, .array(names)) }
    }

    func text(_ string: Int) -> JSONValue {
        .string(String(decoding: tape.bytes(string), as: UTF8.self))
    }
}
