import JSON

/// SplitMix64.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func isOne(in rarity: Int) -> Bool { Int.random(in: 0..<rarity, using: &self) == 0 }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &self)]
    }

    mutating func some<Element>(_ choices: [Element], _ range: ClosedRange<Int>) -> [Element] {
        Array(choices.shuffled(using: &self).prefix(Int.random(in: range, using: &self)))
    }
}

/// Schemas and instances drawn from one small vocabulary, so that they have something to do with each other.
enum RandomSchema {
    /// Names that differ early, late, in the middle only, and by length only.
    static let names = [
        "", "a", "b", "ab", "name", "firstName", "lastName", "houseNumber", "ż", "a-name-of-more-than-16-bytes-x1",
        "a-name-of-more-than-16-bytes-x2", "a-name-of-MORE-than-16-bytes-x1", "exactly-16-bytes",
    ]

    private static let numbers = [
        "0", "1", "-1", "2", "3.5", "0.01", "0.005", "1.0", "1e2", "-0", "100", "999999999999.999999",
        "1000000000000", "0.0000001", "12345678901234567890123", "2.50",
    ]

    static func instance(_ random: inout SeededRandom, depth: Int = 3) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 10 : 5), using: &random) {
        case 0: return random.pick([.null, .bool(true), .bool(false)])
        case 1, 2: return JSONNumber(text: random.pick(numbers)).map(JSONValue.number) ?? .null
        case 3, 4: return .string(random.pick(names + ["2026-02-29", "2024-02-29", "żółć", "12"]))
        case 5, 6:
            return .array((0..<random.pick([0, 1, 2, 3, 10])).map { _ in instance(&random, depth: depth - 1) })
        default:
            return .object(
                random.some(names, 0...6).map { JSONMember(key: $0, value: instance(&random, depth: depth - 1)) })
        }
    }

    static func document(_ random: inout SeededRandom) -> JSONValue {
        guard case .object(let members) = schema(&random, depth: 3) else { return .bool(true) }
        let definitions = ["x", "y"].map { JSONMember(key: $0, value: schema(&random, depth: 2)) }
        return .object(members + [JSONMember(key: "$defs", value: .object(definitions))])
    }

    private static func schema(_ random: inout SeededRandom, depth: Int) -> JSONValue {
        if depth == 0 || random.isOne(in: 12) { return leaf(&random) }
        var members: [JSONMember] = []
        func add(_ key: String, rarity: Int, _ value: (inout SeededRandom) -> JSONValue) {
            if random.isOne(in: rarity) { members.append(JSONMember(key: key, value: value(&random))) }
        }
        let types = ["null", "boolean", "integer", "number", "string", "array", "object"]
        let below = { (random: inout SeededRandom) in schema(&random, depth: depth - 1) }
        let several = { (random: inout SeededRandom) in
            JSONValue.array((0..<Int.random(in: 1...3, using: &random)).map { _ in below(&random) })
        }
        let named = { (random: inout SeededRandom) in
            JSONValue.object(random.some(names, 1...6).map { JSONMember(key: $0, value: below(&random)) })
        }
        let listed = { (random: inout SeededRandom) in
            JSONValue.array(random.some(names, 0...2).map(JSONValue.string))
        }
        add("type", rarity: 5) { .array($0.some(types, 1...5).map(JSONValue.string)) }
        add("enum", rarity: 14) { random in
            .array((0..<6).map { _ in instance(&random, depth: 1) })
        }
        add("properties", rarity: 2, named)
        add("required", rarity: 4, listed)
        add("additionalProperties", rarity: 5, below)
        add("patternProperties", rarity: 14) { .object([JSONMember(key: "^a", value: below(&$0))]) }
        add("propertyNames", rarity: 14, below)
        add("dependentRequired", rarity: 14) { .object([JSONMember(key: "a", value: listed(&$0))]) }
        add("dependentSchemas", rarity: 14) { .object([JSONMember(key: "b", value: below(&$0))]) }
        add("minProperties", rarity: 12) { .integer($0.pick([0, 1])) }
        add("maxProperties", rarity: 12) { .integer($0.pick([2, 4])) }
        add("items", rarity: 3, below)
        add("prefixItems", rarity: 6, several)
        add("contains", rarity: 12, below)
        add("uniqueItems", rarity: 6) { .bool($0.isOne(in: 2)) }
        add("minItems", rarity: 12) { .integer($0.pick([0, 1])) }
        add("maxItems", rarity: 12) { .integer($0.pick([2, 9])) }
        add("$ref", rarity: 6) { .string($0.pick(["#/$defs/x", "#/$defs/y", "#"])) }
        add("allOf", rarity: 8, several)
        add("anyOf", rarity: 8, several)
        add("oneOf", rarity: 8, several)
        add("not", rarity: 12, below)
        add("if", rarity: 6, below)
        add("then", rarity: 6, below)
        add("else", rarity: 6, below)
        add("unevaluatedProperties", rarity: 14, below)
        add("unevaluatedItems", rarity: 14, below)
        return .object(members)
    }

    private static func leaf(_ random: inout SeededRandom) -> JSONValue {
        let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return .bool(random.isOne(in: 2))
        case 1, 2:
            return .object(
                random.some(bounds, 1...2).map { bound in
                    let limits = bound == "multipleOf" ? ["0.01", "1", "0.5", "0.0000001"] : numbers
                    let limit = JSONNumber(text: random.pick(limits))
                    return JSONMember(key: bound, value: limit.map(JSONValue.number) ?? .null)
                })
        case 3:
            return ["minLength": .integer(random.pick([0, 1, 4, 5])), "maxLength": .integer(random.pick([5, 16]))]
        case 4: return ["pattern": .string(random.pick(["^[a-z]+$", "N", "ó", "^$", "^\\p{L}{2,9}$", "[^a]$"]))]
        case 5: return ["format": "date"]
        case 6: return ["const": instance(&random, depth: 1)]
        case 7: return ["$ref": .string(random.pick(["#/$defs/x", "#/$defs/y"]))]
        default: return ["type": .string(random.pick(["integer", "number", "string", "object", "array", "boolean"]))]
        }
    }
}
