import Testing

@testable import Kafka

struct DeliveryTableTests {
    typealias Table = DeliveryTable<Int>
    static let start = ContinuousClock.now
    static let later = start.advanced(by: .seconds(1))

    private func delivered(_ call: DeliveryCall, _ index: Int) -> DeliveryReport {
        DeliveryReport(word: call.word(index: index), outcome: .delivered(partition: 0, offset: Int64(index)))
    }

    @Test(arguments: [(0, UInt32(1), 0), (7, 12, 3), (16_777_215, 1_048_575, 1_048_575)])
    func `a word gives back its parts`(slot: Int, generation: UInt32, index: Int) {
        let word = DeliveryWord(slot: slot, generation: generation, index: index)
        #expect(DeliveryWord(raw: word.raw) == word)
        #expect(word.slot == slot && word.generation == generation && word.index == index)
    }

    @Test func `a batch is answered once, by its last report, in the order of its records`() throws {
        var table = Table()
        let call = try required(table.open(count: 2, deadline: Self.later, epoch: 0))
        #expect(table.seal(call, refused: [], waiter: 1, now: Self.start, epoch: 0) == nil)
        #expect(table.report(delivered(call, 1)) == nil)
        let answer = try required(table.report(delivered(call, 0)))
        #expect(answer.waiter == 1)
        #expect(answer.outcomes == [.delivered(partition: 0, offset: 0), .delivered(partition: 0, offset: 1)])
        #expect(table.isEmpty && table.unanswered == 0)
        #expect(table.report(delivered(call, 0)) == nil)
    }

    @Test func `reports that overtake the sealing are not lost`() throws {
        var table = Table()
        let call = try required(table.open(count: 1, deadline: Self.later, epoch: 0))
        #expect(table.report(delivered(call, 0)) == nil)
        let answer = try required(table.seal(call, refused: [], waiter: 1, now: Self.start, epoch: 0))
        #expect(answer.outcomes == [.delivered(partition: 0, offset: 0)])
        #expect(table.isEmpty)
    }

    @Test func `a call past its deadline is answered as pending, and its slot waits for the late report`() throws {
        var table = Table()
        let call = try required(table.open(count: 1, deadline: Self.later, epoch: 0))
        #expect(table.seal(call, refused: [], waiter: 1, now: Self.start, epoch: 0) == nil)
        #expect(table.expire(Self.start).isEmpty)
        #expect(table.expire(Self.later).map(\.outcomes) == [[.pending]])
        #expect(table.expire(Self.later).isEmpty)
        let other = try required(table.open(count: 1, deadline: Self.later, epoch: 0))
        #expect(other.slot != call.slot)
        #expect(table.report(delivered(call, 0)) == nil)
        let third = try required(table.open(count: 1, deadline: Self.later, epoch: 0))
        #expect(third.slot == call.slot && third.generation != call.generation)
    }

    @Test func `a record never handed over needs no report`() throws {
        var table = Table()
        let call = try required(table.open(count: 2, deadline: Self.later, epoch: 0))
        #expect(table.report(delivered(call, 0)) == nil)
        let answer = try required(
            table.seal(call, refused: [(index: 1, failure: .queueFull)], waiter: 1, now: Self.start, epoch: 0))
        #expect(answer.outcomes == [.delivered(partition: 0, offset: 0), .refused(.queueFull)])
    }

    @Test func `a report of a producer thrown away reaches nobody`() throws {
        var table = Table()
        let call = try required(table.open(count: 1, deadline: Self.later, epoch: 0))
        #expect(table.seal(call, refused: [], waiter: 1, now: Self.start, epoch: 0) == nil)
        #expect(table.fail(before: 1).map(\.outcomes) == [[.pending]])
        table.forget(before: 1)
        #expect(table.isEmpty)
        let next = try required(table.open(count: 1, deadline: Self.later, epoch: 1))
        #expect(next.slot == call.slot)
        #expect(table.seal(next, refused: [], waiter: 2, now: Self.start, epoch: 1) == nil)
        #expect(table.report(delivered(call, 0)) == nil)
        #expect(table.report(delivered(next, 0))?.waiter == 2)
    }

    @Test func `any interleaving answers every call exactly once and frees every slot`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        var table = Table()
        var reports: [DeliveryReport] = []
        var open: [(DeliveryCall, count: Int, waiter: Int)] = []
        var answered: [Int: Int] = [:]
        var opened = 0
        for step in 0..<5_000 {
            let now = Self.start.advanced(by: .milliseconds(step))
            var answers: [Table.Answer] = []
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let count = Int.random(in: 1...4, using: &random)
                let limit = Duration.milliseconds(Int.random(in: 1...400, using: &random))
                let call = try required(table.open(count: count, deadline: now.advanced(by: limit), epoch: 0))
                open.append((call, count, opened))
                opened += 1
                reports += (0..<count).map { delivered(call, $0) }
            case 1 where !open.isEmpty:
                let (call, _, waiter) = open.remove(at: Int.random(in: 0..<open.count, using: &random))
                answers += [table.seal(call, refused: [], waiter: waiter, now: now, epoch: 0)].compactMap { $0 }
            case 2 where !reports.isEmpty:
                let report = reports.remove(at: Int.random(in: 0..<reports.count, using: &random))
                answers += [table.report(report)].compactMap { $0 }
            default: answers += table.expire(now)
            }
            for answer in answers { answered[answer.waiter, default: 0] += 1 }
        }
        for (call, _, waiter) in open {
            let answer = table.seal(call, refused: [], waiter: waiter, now: Self.start, epoch: 0)
            if let answer { answered[answer.waiter, default: 0] += 1 }
        }
        for report in reports {
            if let answer = table.report(report) { answered[answer.waiter, default: 0] += 1 }
        }
        #expect(answered.count == opened && answered.values.allSatisfy { $0 == 1 }, "seed \(seed)")
        #expect(table.isEmpty && table.unanswered == 0, "seed \(seed)")
    }
}

/// SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// `#require` cannot take a mutating call itself.
private func required<Value>(_ value: Value?, at location: SourceLocation = #_sourceLocation) throws -> Value {
    try #require(value, sourceLocation: location)
}
