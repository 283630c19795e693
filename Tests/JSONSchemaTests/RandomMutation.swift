import JSON

extension JSONValue {
    /// Changes one place of the value, drawn at random.
    mutating func mutate(_ random: inout SeededRandom) {
        switch self {
        case .array(var items) where !items.isEmpty && !random.isOne(in: 4):
            let place = Int.random(in: items.indices, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: items.remove(at: place)
            case 1: items.append(items[place])
            default: items[place].mutate(&random)
            }
            self = .array(items)
        case .object(var members) where !members.isEmpty && !random.isOne(in: 12):
            let place = Int.random(in: members.indices, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0: members.remove(at: place)
            case 1: members.append(JSONMember(key: "unknown", value: members[place].value))
            case 2: members[place] = JSONMember(key: members[place].key + "x", value: members[place].value)
            case 3: members.shuffle(using: &random)
            default:
                var value = members[place].value
                value.mutate(&random)
                members[place] = JSONMember(key: members[place].key, value: value)
            }
            self = .object(members)
        case .string(let text) where !random.isOne(in: 6):
            var scalars = Array(text.unicodeScalars)
            let place = Int.random(in: 0...scalars.count, using: &random)
            if random.isOne(in: 2), place < scalars.count { scalars.remove(at: place) }
            let scalar: Unicode.Scalar = random.pick(["0", "9", "a", "Ż", " ", "\n", "-", "😀", "\u{202E}"])
            scalars.insert(scalar, at: min(place, scalars.count))
            self = .string(String(String.UnicodeScalarView(scalars)))
        case .integer(let number) where !random.isOne(in: 6):
            self = .integer(random.pick([-number, number + 1, number &* 1_000, number / 10]))
        case .bool(let flag) where !random.isOne(in: 4): self = .bool(!flag)
        default: self = RandomSchema.instance(&random, depth: 1)
        }
    }
}
