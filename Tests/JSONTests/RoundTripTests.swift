import JSON
import Testing

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
}

private func randomString(_ random: inout SeededRandom) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...80, using: &random) {
        let plane: UInt32 = Bool.random(using: &random) ? 0x80 : 0x11_0000
        Unicode.Scalar(UInt32.random(in: 0..<plane, using: &random)).map { scalars.append($0) }
    }
    return String(scalars)
}

private func randomValue(_ random: inout SeededRandom, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random))
    case 3:
        let fraction = UInt64.random(in: 0 ... .max, using: &random)
        let text = "\(Int.random(in: -9...9, using: &random)).\(fraction)e\(Int.random(in: -400...400, using: &random))"
        return JSONNumber(text: text).map(JSONValue.number) ?? .null
    case 4: return .string(randomString(&random))
    case 5:
        return .array((0..<Int.random(in: 0...12, using: &random)).map { _ in randomValue(&random, depth: depth - 1) })
    default:
        var names: Set<String> = []
        var members: [JSONMember] = []
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            let member = JSONMember(key: randomString(&random), value: randomValue(&random, depth: depth - 1))
            // Swift strings are equal by canonical equivalence, JSON names by bytes: the stricter rule is safe here.
            if names.insert(member.key).inserted { members.append(member) }
        }
        return .object(members)
    }
}

@Suite struct RoundTripTests {
    @Test(arguments: [1, 20_260_822, 0xDEAD_BEEF] as [UInt64])
    func `what is written is read back`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for round in 0..<200 {
            let value = randomValue(&random, depth: 4)
            let bytes = value.encoded()
            let root = try JSONDocument(parsing: bytes).root
            #expect(JSONValue(root) == value, "seed \(seed), round \(round)")
            #expect(root.encoded() == bytes, "seed \(seed), round \(round)")
            let canonical = root.canonical()
            #expect(try JSONDocument(parsing: canonical).root.canonical() == canonical, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: [2, 77] as [UInt64])
    func `a damaged text is refused or read, never worse`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var refused = 0
        for _ in 0..<2_000 {
            var bytes = randomValue(&random, depth: 2).encoded()
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0 ... .max, using: &random)
            }
            do {
                let root = try JSONDocument(parsing: bytes).root
                #expect((try? JSONDocument(parsing: root.encoded())) != nil, "seed \(seed)")
            } catch {
                refused += 1
                #expect(error.byteOffset >= 0 && error.byteOffset <= bytes.count, "seed \(seed)")
            }
        }
        #expect(refused > 1_000, "seed \(seed)")
    }
}
