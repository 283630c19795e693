import Applications
import EventLog
import Testing

@Suite struct SnapshotBytesTests {
    @Test func `a state has the bytes that the format says`() throws {
        let state = try GoldenSnapshot.state
        #expect(Hex.encode(SnapshotCodec.encode(state)) == GoldenSnapshot.hex)
        let bytes = try #require(Hex.decode(GoldenSnapshot.hex))
        #expect(try SnapshotCodec.decode(bytes) == state)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a snapshot that was cut off anywhere is refused`(seed: UInt64) throws {
        var random = RandomValues(seed: seed)
        for _ in 0..<20 {
            let snapshot = SnapshotCodec.encode(random.state())
            for length in snapshot.indices {
                try #require(Self.failure(of: Array(snapshot[..<length])) == .truncated, "seed \(seed), \(length)")
            }
        }
    }

    @Test func `nothing may follow a snapshot`() {
        var random = RandomValues(seed: 4)
        let snapshot = SnapshotCodec.encode(random.state())
        #expect(Self.failure(of: snapshot + [0]) == .trailingBytes(byteOffset: snapshot.count))
        #expect(Self.failure(of: snapshot + snapshot) == .trailingBytes(byteOffset: snapshot.count))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `wrong bytes are refused or are those of the state that is read`(seed: UInt64) throws {
        var random = RandomValues(seed: seed)
        var refused = 0
        for round in 0..<3_000 {
            var bytes = SnapshotCodec.encode(random.state())
            for _ in 0..<random.number(1...3) {
                bytes[random.number(0...bytes.count - 1)] ^= 1 << UInt8(random.number(0...7))
            }
            guard let read = try? SnapshotCodec.decode(bytes) else {
                refused += 1
                continue
            }
            try #require(SnapshotCodec.encode(read) == bytes, "seed \(seed), round \(round)")
        }
        #expect(refused > 300)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `bytes at random are no snapshot`(seed: UInt64) throws {
        var random = RandomValues(seed: seed)
        for round in 0..<3_000 {
            let bytes = random.list(0...200) { UInt8($0.number(0...255)) }
            try #require(Self.failure(of: [2, 0, 0] + bytes) != nil, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: wrongValues)
    func `a value that may not be is refused where it begins`(
        offset: Int, bytes: [UInt8], expected: SnapshotDecodingError
    ) throws {
        var snapshot = SnapshotCodec.encode(Self.smallState)
        #expect(snapshot.count == 58)
        snapshot.replaceSubrange(offset...offset, with: bytes)
        #expect(Self.failure(of: snapshot) == expected)
    }

    @Test func `every refusal has a code and a sentence of its own`() {
        let refusals: [SnapshotDecodingError] = [
            .otherFormat, .truncated, .trailingBytes(byteOffset: 3), .invalidValue(byteOffset: 3),
            .notJSON(byteOffset: 3), .invalidMember(pointer: "/due"),
        ]
        #expect(Set(refusals.map(\.code)).count == refusals.count)
        #expect(Set(refusals.map(\.detail)).count == refusals.count)
    }

    /// Where to put which bytes into `smallState`, and what comes of it.
    private static let wrongValues: [(Int, [UInt8], SnapshotDecodingError)] = [
        (0, [3], .otherFormat),
        (0, [0], .otherFormat),
        (0, [0x5B], .otherFormat),
        (1, [0x80], .invalidValue(byteOffset: 1)),
        // A length in more bytes than it takes, a byte that is no UTF-8.
        (19, [0x81, 0], .invalidValue(byteOffset: 19)),
        (20, [0xFF], .invalidValue(byteOffset: 20)),
        (19, [0x7F], .truncated),
        // More than 64 bits.
        (21, Array(repeating: 0x80, count: 9) + [2], .invalidValue(byteOffset: 21)),
        (21, Array(repeating: 0x80, count: 9) + [0x81], .invalidValue(byteOffset: 21)),
        (22, [0], .invalidValue(byteOffset: 22)),
        (22, [0xFF], .invalidValue(byteOffset: 22)),
        // A time after the year 9999, one before the year 1.
        (23, [0x7F], .invalidValue(byteOffset: 23)),
        (31, [0x80], .invalidValue(byteOffset: 31)),
        // More events and clocks than there are bytes.
        (47, [0x7F], .truncated),
        (47, Array(repeating: 0xFF, count: 9) + [1], .truncated),
        (49, Array(repeating: 0xFF, count: 9) + [1], .truncated),
        (50, [0x80], .invalidValue(byteOffset: 50)),
        (52, [7], .invalidValue(byteOffset: 52)),
        // Day 3,000,000, and the earliest that 64 bits can say.
        (53, [0x80, 0x9B, 0xEE, 2], .invalidValue(byteOffset: 53)),
        (55, Array(repeating: 0xFF, count: 9) + [1], .invalidValue(byteOffset: 55)),
    ]

    private static func failure(of bytes: [UInt8]) -> SnapshotDecodingError? {
        do throws(SnapshotDecodingError) {
            _ = try SnapshotCodec.decode(bytes)
            return nil
        } catch {
            return error
        }
    }

    /// Every number and text in one byte, so that each has a known place.
    private static var smallState: ApplicationState {
        let day = LocalDate(daysSince1970: 1)
        return ApplicationState(
            id: ApplicationID(UUID128(high: 1, low: 2)), benefit: BenefitCode(rawValue: "b"), version: 1,
            status: .submitted, filedAt: Instant(milliseconds: 1), statusSince: Instant(milliseconds: 1),
            lastEventAt: Instant(milliseconds: 1), eventIDs: [],
            deadlines: [Deadline(kind: .decideBy, startedOn: day, nominalEnd: day, due: day, legalBasis: "x")])
    }
}
