import JSON

/// Lays a graph out as a ``CheckProgram``.
struct CheckCompiler {
    private let nodes: [SchemaNode]
    private let scopes: DynamicScopes
    private let memory = PlainMemory()
    private var formats: [FormatRegistry.Check] = []
    private var owners: [AnyObject] = []

    static func compile(_ nodes: [SchemaNode], root: SchemaID, scopes: DynamicScopes) -> CheckProgram {
        var compiler = CheckCompiler(nodes: nodes, scopes: scopes)
        var schemas = nodes.map { compiler.schema($0) }
        // Where a dynamic reference leads depends on every schema on the way to it.
        if scopes.areNeeded { schemas[Int(compiler.target(root))].route = .general }
        return CheckProgram(
            schemas: schemas, root: compiler.target(root), formats: compiler.formats, memory: compiler.memory,
            owners: compiler.owners)
    }

    private init(nodes: [SchemaNode], scopes: DynamicScopes) {
        self.nodes = nodes
        self.scopes = scopes
    }

    /// The schema that decides: one with nothing but a reference hands over to another. Circles of references have been
    /// refused before.
    private func target(_ id: SchemaID) -> Int32 {
        var id = id
        // The way through a reference is part of the dynamic scope.
        while !scopes.areNeeded, nodes[id].isOnlyInPlace, nodes[id].inPlace.count == 1,
            case .reference(let next) = nodes[id].inPlace[0]
        {
            id = next
        }
        return Int32(id)
    }

    private func target(_ id: SchemaID?) -> Int32 {
        id.map { target($0) } ?? -1
    }

    private func targets(_ ids: [SchemaID]) -> UnsafePointer<Int32> {
        memory.copy(ids.map { target($0) })
    }

    private mutating func lookup(_ table: NameTable) -> NameLookup {
        owners.append(table)
        return table.lookup
    }

    private mutating func schema(_ node: SchemaNode) -> CheckSchema {
        var schema = CheckSchema()
        if let verdict = node.verdict {
            schema.route = verdict ? .accept : .refuse
            return schema
        }
        guard node.isPlain else {
            schema.route = .general
            return schema
        }
        if let types = node.types {
            schema.kinds = types.tagMask
            schema.wantsWholeDecimals = types.contains(.integer) && !types.contains(.number)
        }
        schema.constants = node.constants.map { memory.copy(constants($0)) }
        schema.number = node.number.map { memory.copy(number($0)) }
        schema.string = node.string.map { memory.copy(string($0)) }
        schema.array = node.array.map { memory.copy(array($0)) }
        schema.object = node.object.map { memory.copy(object($0)) }
        let rules = node.inPlace.flatMap { rule($0) }
        if !rules.isEmpty {
            schema.rules = memory.copy(rules)
            schema.ruleCount = Int32(rules.count)
        }
        return schema
    }

    private mutating func constants(_ constants: ConstantSet) -> CheckConstants {
        let tape = constants.document.tape
        var literals: UInt8 = 0
        var strings: [String] = []
        var known: Set<[UInt8]> = []
        var others: [Int] = []
        for value in constants.values {
            let tag = tape.tag(value)
            switch tag {
            case .null, .true, .false: literals |= 1 << UInt8(tag.rawValue)
            case .string:
                // A name has one slot, however often it is listed.
                guard known.insert(Array(tape.bytes(value))).inserted else { continue }
                strings.append(String(decoding: tape.bytes(value), as: UTF8.self))
            case .integer, .decimal, .array, .object: others.append(value)
            }
        }
        owners.append(constants)
        return CheckConstants(
            literals: literals, strings: lookup(NameTable(strings)), others: memory.copy(others),
            otherCount: others.count, tape: constants.tape)
    }

    private func number(_ rules: NumberRules) -> CheckNumber {
        var (minimum, maximum, divisor) = (Int64.min, Int64.max, Int64(0))
        for bound in rules.bounds {
            let text = Array(bound.value.text.utf8)
            guard let millionths = text.withUnsafeBufferPointer({ Checker.millionths($0) }) else {
                return CheckNumber(isScaled: false, minimum: 0, maximum: 0, divisor: 0)
            }
            switch bound.kind {
            case .minimum: minimum = max(minimum, millionths)
            case .maximum: maximum = min(maximum, millionths)
            // Between two neighbouring millionths there is no number that is compared in millionths.
            case .exclusiveMinimum: minimum = max(minimum, millionths + 1)
            case .exclusiveMaximum: maximum = min(maximum, millionths - 1)
            case .multipleOf: divisor = millionths
            }
        }
        return CheckNumber(isScaled: true, minimum: minimum, maximum: maximum, divisor: divisor)
    }

    private mutating func string(_ rules: StringRules) -> CheckString {
        var format: Int32 = -1
        if let check = rules.format {
            format = Int32(formats.count)
            formats.append(check)
        }
        if let table = rules.pattern?.table { owners.append(table) }
        return CheckString(
            minimum: rules.minimumLength, maximum: rules.maximumLength, pattern: rules.pattern?.table?.automaton,
            format: format)
    }

    private func array(_ rules: ArrayRules) -> CheckArray {
        CheckArray(
            minimum: rules.minimum, maximum: rules.maximum, isUnique: rules.isUnique, prefix: targets(rules.prefix),
            prefixCount: rules.prefix.count, items: target(rules.items))
    }

    private mutating func object(_ rules: ObjectRules) -> CheckObject {
        let count = rules.required.count
        return CheckObject(
            minimum: rules.minimum, maximum: rules.maximum, names: lookup(rules.names),
            schemas: memory.copy(rules.properties.map { target($0) }),
            required: count == 64 ? .max : 1 << UInt64(count) - 1, additional: target(rules.additional),
            looksForNames: rules.additional == nil && rules.properties.count <= 3)
    }

    private func rule(_ rule: InPlaceRule) -> [CheckRule] {
        switch rule {
        case .reference(let id), .dynamicReference(let id, _): [.all(target(id))]
        case .allOf(let ids): ids.map { .all(target($0)) }
        case .anyOf(let ids): [.any(targets(ids), count: Int32(ids.count))]
        case .oneOf(let ids): [.one(targets(ids), count: Int32(ids.count))]
        case .not(let id): [.not(target(id))]
        // An `if` alone only annotates.
        case .conditional(_, nil, nil): []
        case .conditional(let test, let then, let otherwise):
            [.conditional(test: target(test), then: target(then), otherwise: target(otherwise))]
        }
    }
}

extension SchemaNode {
    /// Nothing but applicators on the same instance.
    fileprivate var isOnlyInPlace: Bool {
        verdict == nil && types == nil && constants == nil && number == nil && string == nil && array == nil
            && object == nil && unevaluatedItems == nil && unevaluatedProperties == nil
    }

    /// No keyword beyond those that ``Checker`` knows.
    fileprivate var isPlain: Bool {
        if unevaluatedItems != nil || unevaluatedProperties != nil || array?.contains != nil { return false }
        if let pattern = string?.pattern, pattern.table == nil { return false }
        guard let object else { return true }
        return object.required.count <= 64 && object.patterns.isEmpty && object.propertyNames == nil
            && object.dependencies.isEmpty
    }
}

extension TypeSet {
    /// Bit n: values of the ``JSONTag`` with raw value n may pass.
    fileprivate var tagMask: UInt8 {
        let tags: [(TypeSet, [JSONTag])] = [
            (.null, [.null]), (.boolean, [.false, .true]), (.integer, [.integer, .decimal]),
            (.number, [.integer, .decimal]), (.string, [.string]), (.array, [.array]), (.object, [.object]),
        ]
        var mask: UInt8 = 0
        for (type, tags) in tags where contains(type) {
            for tag in tags { mask |= 1 << UInt8(tag.rawValue) }
        }
        return mask
    }
}
