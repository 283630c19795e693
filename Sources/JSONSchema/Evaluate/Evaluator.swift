import JSON

/// Applies a graph to one instance. With a report it collects violations, with a recorder output units; without either
/// it stops at the first violation, for what ``Checker`` leaves to it and for the branches that are not reported.
struct Evaluator {
    /// Bounds for one validation: schema applications nested in each other, and all of them.
    static let maximumDepth = 1_000
    static let maximumWork = 4_000_000

    let graph: SchemaGraph
    let tape: JSONTape
    var report: ViolationReport?
    let recorder: OutputRecorder?
    private var depth: Int
    /// Schema applications so far, and what costs as much as one.
    private(set) var work: Int
    /// Resources that the evaluation has entered, the outermost first, when a reference asks for them.
    private var scope: [Int] = []
    private let needsScope: Bool

    /// Depth and work are those of a ``Checker`` that hands a schema over.
    init(
        graph: SchemaGraph, tape: JSONTape, report: ViolationReport? = nil, recorder: OutputRecorder? = nil,
        depth: Int = 0, work: Int = 0
    ) {
        self.graph = graph
        self.tape = tape
        self.report = report
        self.recorder = recorder
        self.depth = depth
        self.work = work
        needsScope = graph.needsScope
    }

    /// True when a bound has been passed: the verdict is worth nothing then.
    var isExhausted: Bool { work > Self.maximumWork }

    /// Whether the instance at a tape index follows a schema. `evaluated` collects the children looked at, if anyone
    /// wants to know.
    mutating func evaluate(_ id: SchemaID, _ instance: Int, _ evaluated: EvaluatedChildren?) -> Bool {
        let schema = graph.nodes[id]
        if let verdict = schema.verdict {
            if !verdict { refuse(schema) }
            return verdict
        }
        work += 1
        if depth >= Self.maximumDepth || isExhausted { return exhaust(schema) }
        depth += 1
        defer { depth -= 1 }
        let entersResource = needsScope && scope.last != schema.resource
        if entersResource { scope.append(schema.resource) }
        defer { if entersResource { scope.removeLast() } }

        let mark = recorder?.annotationCount ?? 0
        let isValid = whole(schema, instance, evaluated)
        // A schema that does not hold leaves no annotations.
        if !isValid { recorder?.dropAnnotations(from: mark) }
        return isValid
    }

    /// All keywords of a schema, the unevaluated ones last.
    private mutating func whole(_ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?) -> Bool {
        guard schema.unevaluatedItems != nil || schema.unevaluatedProperties != nil else {
            return keywords(schema, instance, evaluated)
        }
        let own = EvaluatedChildren(count: childCount(instance))
        var isValid = keywords(schema, instance, own)
        if isValid || goesOn { isValid = unevaluated(schema, instance, own) && isValid }
        evaluated?.merge(own)
        return isValid
    }

    /// The schema of the outermost resource in scope that has the dynamic anchor.
    func dynamicTarget(_ anchor: Int) -> SchemaID? {
        let targets = graph.scopes.targets[anchor]
        for resource in scope {
            if let id = targets[resource] { return id }
        }
        return nil
    }

    /// True when a violation does not end the evaluation: someone wants all of them and has room.
    var goesOn: Bool {
        if isExhausted { return false }
        if recorder != nil { return true }
        guard let report else { return false }
        return !report.isFull
    }

    /// True when every branch has to be followed, also where one decides.
    var wantsEveryBranch: Bool { recorder != nil }

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
        if isValid, let recorder { annotate(schema, instance, recorder) }
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

    private mutating func isConstant(_ constants: ConstantSet, _ instance: Int) -> Bool {
        charge((tape.next(instance) - instance) >> 4)
        return constants.contains(tape, instance)
    }
}

// MARK: - Bounds

extension Evaluator {
    /// Counts work that is more than one application of a schema.
    mutating func charge(_ units: Int) {
        work += units
    }

    /// Ends the evaluation, whatever the schemas around make of it.
    mutating func exhaust(_ schema: SchemaNode) -> Bool {
        report?.end(schemaPointer: schema.location)
        recorder?.end(schema)
        work = max(work, Self.maximumWork + 1)
        return false
    }

    /// Whether a pattern matches; a search that costs too much ends the evaluation.
    mutating func matches(_ pattern: Pattern, _ text: UnsafeBufferPointer<UInt8>, _ schema: SchemaNode) -> Bool {
        var budget = Self.maximumWork - work
        let isMatch = pattern.matches(text, budget: &budget)
        work = Self.maximumWork - budget
        return isMatch ?? exhaust(schema)
    }
}
