import Applications
import Kafka
import Testing

@testable import Projection

struct BatchFoldTests {
    let a = Events.application(1)
    let b = Events.application(2)

    @Test func `accepted events carry the state after them`() {
        var fold = BatchFold(states: [:], stopped: [:])
        let batch = fold.fold([
            Events.record(0, Events.event(1, of: a, expecting: 0, Events.submitted)),
            Events.record(1, Events.event(2, of: a, expecting: 1, Events.note("x"))),
        ])
        #expect(batch.accepted.map(\.state.version) == [1, 2])
        #expect(batch.latest.map(\.state.version) == [2])
    }

    @Test func `the same event again is a duplicate and an older expectation is refused`() {
        let filed = Events.event(1, of: a, expecting: 0, Events.submitted)
        var fold = BatchFold(states: [:], stopped: [:])
        let batch = fold.fold([
            Events.record(0, filed), Events.record(1, filed),
            Events.record(2, Events.event(2, of: a, expecting: 7, Events.note("x"))),
        ])
        #expect(batch.accepted.count == 1)
        #expect(batch.unchanged.map(\.cause.name) == ["duplicate", "refused"])
        #expect(batch.unchanged.last?.cause.refusalCode == "wrong-version")
    }

    @Test func `an unreadable record stops its own application only`() {
        var fold = BatchFold(states: [:], stopped: [:])
        let batch = fold.fold([
            Events.record(0, Events.event(1, of: a, expecting: 0, Events.submitted)), Events.poison(1, of: a),
            Events.record(2, Events.event(2, of: a, expecting: 1, Events.note("x"))),
            Events.record(3, Events.event(3, of: b, expecting: 0, Events.submitted)),
        ])
        #expect(batch.accepted.map(\.state.id) == [a, b])
        #expect(batch.parked.map(\.reason) == ["value-not-json", "application-stopped"])
        #expect(fold.stopped == [a: Events.position(2)], "the last record set aside")
    }

    @Test func `an unreadable record without an application stops nobody`() {
        var fold = BatchFold(states: [:], stopped: [:])
        let batch = fold.fold([
            Events.poison(0, of: nil), Events.record(1, Events.event(1, of: a, expecting: 0, Events.submitted)),
        ])
        #expect(batch.parked.count == 1)
        #expect(batch.accepted.count == 1)
        #expect(fold.stopped.isEmpty)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `any split into batches gives the same end`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var records: [DecodedRecord] = []
        for offset in 0..<60 as Range<Int64> {
            let application = Events.application(UInt64.random(in: 1...5, using: &random))
            let number = UInt64.random(in: 1...40, using: &random)
            let expecting = Bool.random(using: &random) ? nil : Int.random(in: 0...4, using: &random)
            let body = Bool.random(using: &random) ? Events.submitted : Events.note("n")
            records.append(
                Int.random(in: 0..<30, using: &random) == 0
                    ? Events.poison(offset, of: application)
                    : Events.record(offset, Events.event(number, of: application, expecting: expecting, body)))
        }
        var whole = BatchFold(states: [:], stopped: [:])
        let expected = whole.fold(records)

        var states: [ApplicationID: ApplicationState] = [:]
        var stopped: [ApplicationID: RecordPosition] = [:]
        var found = FoldedBatch()
        var rest = records[...]
        while !rest.isEmpty {
            let size = min(rest.count, Int.random(in: 1...9, using: &random))
            var part = BatchFold(states: states, stopped: stopped)
            let batch = part.fold(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
            (states, stopped) = (part.states, part.stopped)
            found.accepted += batch.accepted
            found.unchanged += batch.unchanged
            found.parked += batch.parked
        }
        #expect(found == expected, "seed \(seed)")
        #expect(states == whole.states, "seed \(seed)")
    }
}
