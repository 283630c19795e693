import JSON

/// Decides whether an instance follows a graph, and nothing else: no report, no allocation, no reference counts.
///
/// Gives ``Evaluator``'s verdict and leaves to it the schemas whose keywords it does not know. Both tapes and the
/// program must be kept alive by the caller.
struct Checker {
    let graph: SchemaGraph
    let formats: UnsafePointer<FormatRegistry.Check>
    let tape: JSONTape
    let nodes: UnsafePointer<JSONTapeNode>
    let text: UnsafePointer<UInt8>
    private let schemas: UnsafePointer<CheckSchema>
    private var depth = 0
    private var work = 0

    init(graph: SchemaGraph, tape: JSONTape) {
        self.graph = graph
        schemas = graph.program.schemas
        formats = graph.program.formats
        self.tape = tape
        nodes = tape.nodes
        text = tape.text
    }

    /// Whether the instance at a tape index follows a schema of the program.
    mutating func check(_ id: Int32, _ instance: Int) -> Bool {
        let schema = schemas + Int(id)
        switch schema.pointee.route {
        case .accept: return true
        case .refuse: return false
        case .general: return general(id, instance)
        case .keywords: break
        }
        work &+= 1
        if depth >= Evaluator.maximumDepth || work > Evaluator.maximumWork { return exhaust() }
        let kind = UInt8(truncatingIfNeeded: nodes[instance].kind)
        if schema.pointee.kinds & (1 &<< kind) == 0 { return false }
        if let constants = schema.pointee.constants, !isConstant(constants, schema - schemas, kind, instance) {
            return false
        }
        depth &+= 1
        let isValid = keywords(schema, kind, instance) && inPlace(schema, instance)
        depth &-= 1
        return isValid
    }

    @inline(__always)
    private mutating func keywords(_ schema: UnsafePointer<CheckSchema>, _ kind: UInt8, _ instance: Int) -> Bool {
        switch kind {
        case Kind.integer, Kind.decimal:
            if kind == Kind.decimal, schema.pointee.wantsWholeDecimals, !isWhole(instance) { return false }
            guard let rules = schema.pointee.number else { return true }
            return number(rules, schema - schemas, instance)
        case Kind.string:
            guard let rules = schema.pointee.string else { return true }
            return string(rules, instance)
        case Kind.array:
            guard let rules = schema.pointee.array else { return true }
            return array(rules, instance)
        case Kind.object:
            guard let rules = schema.pointee.object else { return true }
            return rules.pointee.looksForNames ? namedMembers(rules, instance) : members(rules, instance)
        default: return true
        }
    }

    private mutating func inPlace(_ schema: UnsafePointer<CheckSchema>, _ instance: Int) -> Bool {
        guard let rules = schema.pointee.rules else { return true }
        for position in 0..<Int(schema.pointee.ruleCount) {
            switch rules[position] {
            case .all(let id):
                if !check(id, instance) { return false }
            case .any(let ids, let count):
                if matching(ids, count, instance, atMost: 1) == 0 { return false }
            case .one(let ids, let count):
                if matching(ids, count, instance, atMost: 2) != 1 { return false }
            case .not(let id):
                if check(id, instance) { return false }
            case .conditional(let test, let then, let otherwise):
                let branch = check(test, instance) ? then : otherwise
                if branch >= 0, !check(branch, instance) { return false }
            }
        }
        return true
    }

    /// How many of the schemas hold; stops counting at `limit`.
    private mutating func matching(
        _ ids: UnsafePointer<Int32>, _ count: Int32, _ instance: Int, atMost limit: Int
    ) -> Int {
        var matching = 0
        for position in 0..<Int(count) where check(ids[position], instance) {
            matching += 1
            if matching == limit { break }
        }
        return matching
    }

    @inline(never)
    private mutating func general(_ id: Int32, _ instance: Int) -> Bool {
        handOver { $0.evaluate(SchemaID(id), instance, nil) }
    }

    /// Lets an evaluator decide, within what is left of the bounds.
    mutating func handOver(_ body: (inout Evaluator) -> Bool) -> Bool {
        var evaluator = Evaluator(graph: graph, tape: tape, depth: depth, work: work)
        defer { work = evaluator.work }
        return body(&evaluator)
    }

    /// True when a bound has been passed: the verdict is worth nothing then.
    var isExhausted: Bool { work > Evaluator.maximumWork }

    /// Ends the check, whatever the schemas around make of it.
    @inline(never)
    private mutating func exhaust() -> Bool {
        work = max(work, Evaluator.maximumWork &+ 1)
        return false
    }

    /// Counts work that is more than one application of a schema.
    @inline(__always)
    mutating func charge(_ units: Int) {
        work &+= units
    }
}

// MARK: - Objects and arrays

extension Checker {
    @inline(__always)
    func name(_ node: Int) -> NameKey {
        NameKey(UnsafeRawPointer(text + Int(nodes[node].offset)), count: Int(nodes[node].length))
    }

    /// Looks every member up. Required names have the first slots.
    private mutating func members(_ rules: UnsafePointer<CheckObject>, _ instance: Int) -> Bool {
        let count = Int(nodes[instance].length)
        if count < rules.pointee.minimum || count > rules.pointee.maximum { return false }
        var seen: UInt64 = 0
        var member = instance &+ 1
        for _ in 0..<count {
            let slot = rules.pointee.names.slot(of: name(member))
            var id = rules.pointee.additional
            if slot >= 0 {
                if slot < 64 { seen |= 1 &<< UInt64(slot) }
                let own = rules.pointee.schemas[slot]
                // A name that is only required is an additional property.
                if own >= 0 { id = own }
            }
            if id >= 0, !check(id, member &+ 1) { return false }
            member = Int(nodes[member &+ 1].next)
        }
        return seen & rules.pointee.required == rules.pointee.required
    }

    /// Looks for the few members that matter.
    private mutating func namedMembers(_ rules: UnsafePointer<CheckObject>, _ instance: Int) -> Bool {
        let count = Int(nodes[instance].length)
        if count < rules.pointee.minimum || count > rules.pointee.maximum { return false }
        for slot in 0..<rules.pointee.names.count {
            let value = self.value(of: instance, rules.pointee.names.keys + slot)
            if value < 0 {
                if rules.pointee.required & (1 &<< UInt64(slot)) != 0 { return false }
                continue
            }
            let id = rules.pointee.schemas[slot]
            if id >= 0, !check(id, value) { return false }
        }
        return true
    }

    /// Tape index of a member's value, or -1.
    private func value(of object: Int, _ key: UnsafePointer<NameKey>) -> Int {
        let end = Int(nodes[object].next)
        let length = UInt32(truncatingIfNeeded: key.pointee.count)
        var member = object &+ 1
        while member < end {
            if nodes[member].length == length, name(member).equals(key.pointee) { return member &+ 1 }
            member = Int(nodes[member &+ 1].next)
        }
        return -1
    }

    private mutating func array(_ rules: UnsafePointer<CheckArray>, _ instance: Int) -> Bool {
        let count = Int(nodes[instance].length)
        if count < rules.pointee.minimum || count > rules.pointee.maximum { return false }
        let checked = rules.pointee.items >= 0 ? count : min(count, rules.pointee.prefixCount)
        var element = instance &+ 1
        for position in 0..<checked {
            let isPrefix = position < rules.pointee.prefixCount
            if !check(isPrefix ? rules.pointee.prefix[position] : rules.pointee.items, element) { return false }
            element = Int(nodes[element].next)
        }
        if !rules.pointee.isUnique { return true }
        charge((Int(nodes[instance].next) &- instance) &>> 4)
        return JSONEquality.areUnique(tape, elementsOf: instance)
    }
}
