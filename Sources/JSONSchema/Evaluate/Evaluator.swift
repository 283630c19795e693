import JSON

/// Applies a graph to one instance. With a report it collects violations; without one it stops at the first, for what
/// ``Checker`` leaves to it and for the branches that are not reported.
struct Evaluator {
    /// Bounds for one validation: schema applications nested in each other, and all of them.
    static let maximumDepth = 1_000
    static let maximumWork = 4_000_000

    let graph: SchemaGraph
    let tape: JSONTape
    var report: ViolationReport?
    private var depth: Int
    private(set) var work: Int

    /// Depth and work are those of a ``Checker`` that hands a schema over.
    init(graph: SchemaGraph, tape: JSONTape, report: ViolationReport?, depth: Int = 0, work: Int = 0) {
        self.graph = graph
        self.tape = tape
        self.report = report
        self.depth = depth
        self.work = work
    }

    /// Whether the instance at a tape index follows a schema. `evaluated` collects the children looked at, if anyone
    /// wants to know.
    mutating func evaluate(_ id: SchemaID, _ instance: Int, _ evaluated: EvaluatedChildren?) -> Bool {
        let schema = graph.nodes[id]
        if let verdict = schema.verdict {
            if !verdict { report?.add(schemaPointer: schema.location, keyword: schema.holder, parameters: [:]) }
            return verdict
        }
        work += 1
        if depth >= Self.maximumDepth || work > Self.maximumWork {
            report?.add(schemaPointer: schema.location, keyword: "$limit", parameters: [:])
            return false
        }
        depth += 1
        defer { depth -= 1 }

        guard schema.unevaluatedItems != nil || schema.unevaluatedProperties != nil else {
            return keywords(schema, instance, evaluated)
        }
        let own = EvaluatedChildren(count: childCount(instance))
        var isValid = keywords(schema, instance, own)
        if isValid || goesOn { isValid = unevaluated(schema, instance, own) && isValid }
        evaluated?.merge(own)
        return isValid
    }

    /// True when a violation does not end the evaluation: a report is wanted and has room.
    var goesOn: Bool {
        guard let report else { return false }
        return !report.isFull
    }

    /// Reports a violation; true when the evaluation goes on.
    mutating func fail(
        _ schema: SchemaNode, _ keyword: String, _ parameters: @autoclosure () -> [String: JSONValue] = [:]
    ) -> Bool {
        guard let report else { return false }
        report.add(
            schemaPointer: "\(schema.location)/\(JSONPointer.escaped(keyword))", keyword: keyword,
            parameters: parameters())
        return !report.isFull
    }

    /// Applies a schema to a member or an item.
    mutating func child(
        _ id: SchemaID, _ instance: Int, at step: @autoclosure () -> ViolationReport.Step
    ) -> Bool {
        guard let report else { return evaluate(id, instance, nil) }
        report.enter(step())
        defer { report.leave() }
        return evaluate(id, instance, nil)
    }

    /// Whether a schema holds, without reporting why not.
    mutating func holds(_ id: SchemaID, _ instance: Int, _ evaluated: EvaluatedChildren?) -> Bool {
        let saved = report
        report = nil
        defer { report = saved }
        return evaluate(id, instance, evaluated)
    }

    private func childCount(_ instance: Int) -> Int {
        switch tape.tag(instance) {
        case .array, .object: tape.length(instance)
        default: 0
        }
    }

    private mutating func keywords(
        _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        var isValid = true
        let tag = tape.tag(instance)
        if let types = schema.types, !matches(types, tag, instance) {
            isValid = false
            if !fail(schema, "type", ["expected": Self.names(types)]) { return false }
        }
        if let constants = schema.constants, !isConstant(constants, instance) {
            isValid = false
            if !fail(schema, constants.keyword) { return false }
        }
        switch tag {
        case .null, .true, .false: break
        case .integer, .decimal:
            if let rules = schema.number { isValid = number(rules, schema, instance) && isValid }
        case .string:
            if let rules = schema.string { isValid = string(rules, schema, instance) && isValid }
        case .array:
            if let rules = schema.array { isValid = array(rules, schema, instance, evaluated) && isValid }
        case .object:
            if let rules = schema.object { isValid = object(rules, schema, instance, evaluated) && isValid }
        }
        if !schema.inPlace.isEmpty, isValid || goesOn {
            isValid = inPlace(schema, instance, evaluated) && isValid
        }
        return isValid
    }

    private func matches(_ types: TypeSet, _ tag: JSONTag, _ instance: Int) -> Bool {
        switch tag {
        case .null: types.contains(.null)
        case .true, .false: types.contains(.boolean)
        case .integer: types.contains(.integer) || types.contains(.number)
        case .decimal:
            types.contains(.number)
                || (types.contains(.integer) && ExactDecimal(validText: tape.bytes(instance)).isInteger)
        case .string: types.contains(.string)
        case .array: types.contains(.array)
        case .object: types.contains(.object)
        }
    }

    private static func names(_ types: TypeSet) -> JSONValue {
        let names = TypeSet.names.filter { types.contains($0.1) }.map { JSONValue.string($0.0) }
        return names.count == 1 ? names[0] : .array(names)
    }

    private func isConstant(_ constants: ConstantSet, _ instance: Int) -> Bool {
        let schema = graph.document.tape
        for value in constants.values where JSONEquality.equal(schema, value, tape, instance) { return true }
        return false
    }
}
