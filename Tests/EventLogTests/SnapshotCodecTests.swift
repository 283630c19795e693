import Applications
import EventLog
import Testing

@Suite struct SnapshotCodecTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `any state comes back from its snapshot`(seed: UInt64) throws {
        var random = RandomValues(seed: seed)
        for round in 0..<300 {
            let state = random.state()
            let snapshot = SnapshotCodec.encode(state)
            let read = try SnapshotCodec.decode(snapshot)
            try #require(read == state, "seed \(seed), round \(round)")
            try #require(SnapshotCodec.encode(read) == snapshot, "seed \(seed), round \(round)")
        }
    }

    @Test func `every stored property comes back in more than one way`() throws {
        var random = RandomValues(seed: 4)
        var properties = StoredProperties()
        for _ in 0..<300 {
            let state = random.state()
            let read = try SnapshotCodec.decode(SnapshotCodec.encode(state))
            try #require(read == state)
            properties.visit(read)
        }
        #expect(properties.unvaried == [])
    }

    @Test func `a stored property that is always the same is found out`() {
        var random = RandomValues(seed: 4)
        var properties = StoredProperties()
        for _ in 0..<300 {
            var state = random.state()
            state.unit = "DPS"
            state.decision?.appealOutcome = nil
            properties.visit(state)
        }
        #expect(properties.unvaried == ["/decision?/appealOutcome", "/unit", "/unit?"])
    }

    @Test(arguments: Status.allCases)
    func `every status comes back`(status: Status) throws {
        var random = RandomValues(seed: 5)
        var state = random.state()
        state.status = status
        state.suspendedFrom = status
        #expect(try SnapshotCodec.decode(SnapshotCodec.encode(state)) == state)
    }

    @Test(arguments: [Int.min, -1, 0, 63, 64, 8_191, 8_192, .max])
    func `a number of any size comes back`(number: Int) throws {
        var random = RandomValues(seed: 6)
        var state = random.state()
        state.decision = random.decision()
        state.version = number
        state.paidGrosze = number
        state.decision?.amountGrosze = number
        #expect(try SnapshotCodec.decode(SnapshotCodec.encode(state)) == state)
    }

    @Test func `the first and the last day and instant come back`() throws {
        var random = RandomValues(seed: 7)
        var state = random.state()
        state.filedAt = Instant(milliseconds: .min)
        state.statusSince = Instant(milliseconds: .max)
        state.interviewCompletedOn = LocalDate(daysSince1970: .min)
        state.lastPaidOn = LocalDate(daysSince1970: .max)
        #expect(try SnapshotCodec.decode(SnapshotCodec.encode(state)) == state)
    }

    @Test(arguments: ["", "\u{0}", "ą\u{328}", "🏠", String(repeating: "ż", count: 100)])
    func `a text comes back byte by byte`(text: String) throws {
        var random = RandomValues(seed: 8)
        var state = random.state()
        state.unit = text
        let read = try SnapshotCodec.decode(SnapshotCodec.encode(state))
        #expect(read.unit.map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test func `a snapshot of more than a hundred thousand events comes back`() throws {
        var random = RandomValues(seed: 9)
        var state = random.state()
        state.eventIDs = random.list(120_000...120_000) { EventID($0.uuid()) }
        #expect(try SnapshotCodec.decode(SnapshotCodec.encode(state)) == state)
    }
}
