import JSON

extension SchemaCompiler {
    func types(_ schema: JSONNode) throws(SchemaError) -> TypeSet? {
        guard let value = schema["type"] else { return nil }
        var types: TypeSet = []
        let listed = try value.kind == .array ? names(value, schema, "type") : [value.string ?? ""]
        for name in listed {
            guard let type = TypeSet.names.first(where: { $0.0 == name })?.1 else {
                throw fault(schema, "type", "must be one of the seven type names or an array of them")
            }
            types.insert(type)
        }
        return types
    }

    func constants(_ schema: JSONNode) throws(SchemaError) -> ConstantSet? {
        let constant = schema["const"]
        guard let values = schema["enum"] else {
            return constant.map { ConstantSet(keyword: "const", values: [$0.index]) }
        }
        guard values.kind == .array else { throw fault(schema, "enum", "must be an array") }
        guard let constant else { return ConstantSet(keyword: "enum", values: values.elements.map(\.index)) }
        // Both at once: what remains is the constant, or nothing.
        let tape = constant.document.tape
        let isListed = values.elements.contains { JSONEquality.equal(tape, $0.index, tape, constant.index) }
        return ConstantSet(keyword: "const", values: isListed ? [constant.index] : [])
    }

    func numberRules(_ schema: JSONNode) throws(SchemaError) -> NumberRules? {
        let kinds: [NumberRules.Bound.Kind] = [
            .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf,
        ]
        var bounds: [NumberRules.Bound] = []
        for kind in kinds {
            guard let value = schema[kind.rawValue] else { continue }
            guard let number = value.number else { throw fault(schema, kind.rawValue, "must be a number") }
            if kind == .multipleOf, number <= JSONNumber(0) {
                throw fault(schema, kind.rawValue, "must be greater than zero")
            }
            bounds.append(NumberRules.Bound(kind: kind, value: number))
        }
        return bounds.isEmpty ? nil : NumberRules(bounds: bounds)
    }

    func stringRules(_ schema: JSONNode) throws(SchemaError) -> StringRules? {
        let minimum = try count(schema, "minLength")
        let maximum = try count(schema, "maxLength")
        var pattern: Pattern?
        var patternText = ""
        if let value = schema["pattern"] {
            guard let text = value.string else { throw fault(schema, "pattern", "must be a string") }
            pattern = try compiledPattern(text, schema, "pattern")
            patternText = text
        }
        var formatName = ""
        if let value = schema["format"] {
            guard let name = value.string else { throw fault(schema, "format", "must be a string") }
            formatName = name
        }
        let format = formats?.check(formatName)
        if minimum == nil, maximum == nil, pattern == nil, format == nil { return nil }
        return StringRules(
            minimumLength: minimum ?? 0, maximumLength: maximum ?? .max, pattern: pattern, patternText: patternText,
            format: format, formatName: formatName)
    }

    mutating func arrayRules(_ schema: JSONNode) throws(SchemaError) -> ArrayRules? {
        let minimum = try count(schema, "minItems")
        let maximum = try count(schema, "maxItems")
        let minimumContains = try count(schema, "minContains")
        let maximumContains = try count(schema, "maxContains")
        let prefix = try subschemas(schema, "prefixItems") ?? []
        let items = try subschema(schema, "items")
        let contains = try subschema(schema, "contains")
        var isUnique = false
        if let value = schema["uniqueItems"] {
            guard let flag = value.bool else { throw fault(schema, "uniqueItems", "must be a boolean") }
            isUnique = flag
        }
        if minimum == nil, maximum == nil, prefix.isEmpty, items == nil, contains == nil, !isUnique { return nil }
        return ArrayRules(
            minimum: minimum ?? 0, maximum: maximum ?? .max, isUnique: isUnique, prefix: prefix, items: items,
            contains: contains, minimumContains: minimumContains ?? 1, maximumContains: maximumContains ?? .max)
    }

    mutating func objectRules(_ schema: JSONNode) throws(SchemaError) -> ObjectRules? {
        let minimum = try count(schema, "minProperties")
        let maximum = try count(schema, "maxProperties")
        var required: [String] = []
        if let value = schema["required"] { required = try names(value, schema, "required") }
        var slots = required
        var schemas = [SchemaID?](repeating: nil, count: slots.count)
        for (name, value) in try members(schema, "properties") {
            let id = try id(of: value, holder: "properties")
            if let slot = slots.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) {
                schemas[slot] = id
            } else {
                slots.append(name)
                schemas.append(id)
            }
        }
        var patterns: [ObjectRules.PatternProperty] = []
        for (text, value) in try members(schema, "patternProperties") {
            let pattern = try compiledPattern(text, schema, "patternProperties")
            patterns.append(.init(pattern: pattern, schema: try id(of: value, holder: "patternProperties")))
        }
        let additional = try subschema(schema, "additionalProperties")
        let propertyNames = try subschema(schema, "propertyNames")
        var dependencies: [ObjectRules.Dependency] = []
        for (trigger, value) in try members(schema, "dependentRequired") {
            let names = try names(value, schema, "dependentRequired")
            dependencies.append(.init(trigger: Array(trigger.utf8), names: names, schema: nil))
        }
        for (trigger, value) in try members(schema, "dependentSchemas") {
            let id = try id(of: value, holder: "dependentSchemas")
            dependencies.append(.init(trigger: Array(trigger.utf8), names: [], schema: id))
        }
        let isEmpty =
            minimum == nil && maximum == nil && slots.isEmpty && patterns.isEmpty && additional == nil
            && propertyNames == nil && dependencies.isEmpty
        if isEmpty { return nil }
        return ObjectRules(
            minimum: minimum ?? 0, maximum: maximum ?? .max, names: NameTable(slots), required: required,
            properties: schemas, patterns: patterns, additional: additional, propertyNames: propertyNames,
            dependencies: dependencies)
    }
}
