import JSON

extension SchemaCompiler {
    func types(_ schema: SchemaSource) throws(SchemaError) -> TypeSet? {
        guard let value = schema["type"] else { return nil }
        var types: TypeSet = []
        let listed = try value.kind == .array ? schema.names(value, "type") : [value.string ?? ""]
        for name in listed {
            guard let type = TypeSet.names.first(where: { $0.0 == name })?.1 else {
                throw schema.fault("type", "must be one of the seven type names or an array of them")
            }
            types.insert(type)
        }
        return types
    }

    func constants(_ schema: SchemaSource) throws(SchemaError) -> ConstantSet? {
        let constant = schema["const"]
        guard let values = schema["enum"] else {
            return constant.map { ConstantSet(keyword: "const", document: $0.document, values: [$0.index]) }
        }
        guard values.kind == .array else { throw schema.fault("enum", "must be an array") }
        let listed = ConstantSet(keyword: "enum", document: values.document, values: values.elements.map(\.index))
        guard let constant else { return listed }
        // Both at once: what remains is the constant, or nothing.
        let isListed = listed.contains(constant.document.tape, constant.index)
        return ConstantSet(keyword: "const", document: constant.document, values: isListed ? [constant.index] : [])
    }

    func numberRules(_ schema: SchemaSource) throws(SchemaError) -> NumberRules? {
        let kinds: [NumberRules.Bound.Kind] = [
            .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf,
        ]
        var bounds: [NumberRules.Bound] = []
        for kind in kinds {
            guard let value = schema[kind.rawValue] else { continue }
            guard let number = value.number else { throw schema.fault(kind.rawValue, "must be a number") }
            if number.text.utf8.count > SchemaLimits.numberLength {
                throw schema.fault(kind.rawValue, "has more than \(SchemaLimits.numberLength) digits")
            }
            if kind == .multipleOf, number <= JSONNumber(0) {
                throw schema.fault(kind.rawValue, "must be greater than zero")
            }
            bounds.append(NumberRules.Bound(kind: kind, value: number))
        }
        return bounds.isEmpty ? nil : NumberRules(bounds: bounds)
    }

    mutating func stringRules(_ schema: SchemaSource) throws(SchemaError) -> StringRules? {
        let minimum = try schema.count("minLength")
        let maximum = try schema.count("maxLength")
        var pattern: Pattern?
        var patternText = ""
        if let value = schema["pattern"] {
            guard let text = value.string else { throw schema.fault("pattern", "must be a string") }
            pattern = try self.pattern(text, schema, "pattern")
            patternText = text
        }
        var formatName = ""
        if let value = schema["format"] {
            guard let name = value.string else { throw schema.fault("format", "must be a string") }
            formatName = name
        }
        // A dialect may ask for assertion itself.
        let checks = formats ?? (schema.vocabularies.contains(.formatAssertion) ? .standard : nil)
        let format = checks?.check(formatName)
        if minimum == nil, maximum == nil, pattern == nil, format == nil { return nil }
        return StringRules(
            minimumLength: minimum ?? 0, maximumLength: maximum ?? .max, pattern: pattern, patternText: patternText,
            format: format, formatName: formatName)
    }

    mutating func arrayRules(_ schema: SchemaSource) throws(SchemaError) -> ArrayRules? {
        let minimum = try schema.count("minItems")
        let maximum = try schema.count("maxItems")
        let minimumContains = try schema.count("minContains")
        let maximumContains = try schema.count("maxContains")
        let prefix = try subschemas(schema, "prefixItems") ?? []
        let items = try subschema(schema, "items")
        let contains = try subschema(schema, "contains")
        var isUnique = false
        if let value = schema["uniqueItems"] {
            guard let flag = value.bool else { throw schema.fault("uniqueItems", "must be a boolean") }
            isUnique = flag
        }
        if minimum == nil, maximum == nil, prefix.isEmpty, items == nil, contains == nil, !isUnique { return nil }
        return ArrayRules(
            minimum: minimum ?? 0, maximum: maximum ?? .max, isUnique: isUnique, prefix: prefix, items: items,
            contains: contains, minimumContains: minimumContains ?? 1, maximumContains: maximumContains ?? .max)
    }

    mutating func objectRules(_ schema: SchemaSource) throws(SchemaError) -> ObjectRules? {
        let minimum = try schema.count("minProperties")
        let maximum = try schema.count("maxProperties")
        var required: [String] = []
        if let value = schema["required"] { required = try schema.names(value, "required") }
        var slots = required
        var schemas = [SchemaID?](repeating: nil, count: slots.count)
        let requiredSlots = Dictionary(
            slots.enumerated().map { (Array($0.element.utf8), $0.offset) }, uniquingKeysWith: { first, _ in first })
        for (name, value) in try schema.members("properties") {
            let id = try id(of: value, holder: "properties")
            if let slot = requiredSlots[Array(name.utf8)] {
                schemas[slot] = id
            } else {
                slots.append(name)
                schemas.append(id)
            }
        }
        var patterns: [ObjectRules.PatternProperty] = []
        for (text, value) in try schema.members("patternProperties") {
            let pattern = try pattern(text, schema, "patternProperties")
            patterns.append(.init(text: text, pattern: pattern, schema: try id(of: value, holder: "patternProperties")))
        }
        let additional = try subschema(schema, "additionalProperties")
        let propertyNames = try subschema(schema, "propertyNames")
        var dependencies: [ObjectRules.Dependency] = []
        for (trigger, value) in try schema.members("dependentRequired") {
            let names = try schema.names(value, "dependentRequired")
            dependencies.append(.init(trigger: Array(trigger.utf8), names: names, schema: nil))
        }
        for (trigger, value) in try schema.members("dependentSchemas") {
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

    mutating func inPlaceRules(_ schema: SchemaSource) throws(SchemaError) -> [InPlaceRule] {
        var rules: [InPlaceRule] = []
        if let reference = schema["$ref"] { rules.append(.reference(try target(reference, schema, "$ref").id)) }
        if let reference = schema["$dynamicRef"] {
            let (id, anchor) = try target(reference, schema, "$dynamicRef")
            rules.append(.dynamicReference(id, anchor: anchor.map { number(ofAnchor: $0) }))
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

    private mutating func target(
        _ reference: JSONNode, _ schema: SchemaSource, _ keyword: String
    ) throws(SchemaError) -> (id: SchemaID, dynamicAnchor: String?) {
        guard let text = reference.string else { throw schema.fault(keyword, "must be a string") }
        let (target, anchor) = try resources.resolve(text, from: schema.place, keyword)
        return (try id(of: target, holder: keyword), anchor)
    }

    private mutating func number(ofAnchor name: String) -> Int {
        if let number = dynamicAnchors.firstIndex(of: name) { return number }
        dynamicAnchors.append(name)
        return dynamicAnchors.count - 1
    }
}
