import Kafka
import Testing

@testable import Projection

struct BacklogTests {
    let a = TopicPartition(topic: "notes", partition: 0)
    let b = TopicPartition(topic: "notes", partition: 1)

    func record(_ partition: TopicPartition, _ offset: Int64, at time: Int64?) -> ConsumedRecord {
        ConsumedRecord(
            topic: partition.topic, partition: partition.partition, offset: offset, timestamp: time, key: nil,
            value: nil, headers: [])
    }

    @Test func `nothing is said of a partition whose end nobody knows`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5, b: 0])
        #expect(backlog.lags == [:])
        backlog.saw(ends: [a: 5])
        #expect(backlog.lags == [a: 0])
        #expect(backlog.age(at: 1_000) == 0)
    }

    @Test func `what was read counts until it is folded, and the oldest record grows old with the clock`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5, b: 0])
        backlog.read([record(a, 5, at: 4_000), record(a, 6, at: 1_000), record(b, 0, at: 9_000)])
        backlog.read([record(a, 7, at: 10_000)])
        #expect(backlog.lags == [a: 3, b: 1])
        #expect(backlog.age(at: 11_000) == 10)
        #expect(backlog.age(at: 61_000) == 60)
        backlog.advance(to: [a: 7])
        #expect(backlog.lags == [a: 1, b: 1])
        #expect(backlog.age(at: 11_000) == 2)
        backlog.advance(to: [a: 8, b: 1])
        #expect(backlog.lags == [a: 0, b: 0])
        #expect(backlog.age(at: 11_000) == 0)
    }

    @Test func `an end seen in an older fetch does not take back a newer one`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5])
        backlog.found([a: .init(first: 5, written: 100, end: 9)], at: [a: 5])
        backlog.saw(ends: [a: 7])
        #expect(backlog.lags == [a: 4])
    }

    @Test func `partitions given back are named once and told of no more`() {
        var backlog = Backlog()
        #expect(backlog.hold([a: 5, b: 0]) == [])
        backlog.saw(ends: [a: 9, b: 9])
        #expect(backlog.hold([b: 2]) == [a])
        #expect(backlog.lags == [b: 7])
        backlog.advance(to: [a: 6])
        backlog.saw(ends: [a: 10])
        backlog.read([record(a, 6, at: 1)])
        #expect(backlog.lags == [b: 7])
    }

    @Test func `a look finds ends and the age of records that were never read`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5, b: 3])
        let positions = backlog.positions
        backlog.found(
            [a: .init(first: 5, written: 2_000, end: 8), b: .init(first: 3, written: nil, end: 3)], at: positions)
        #expect(backlog.lags == [a: 3, b: 0])
        #expect(backlog.age(at: 12_000) == 10)
    }

    @Test func `a look at a place that was passed meanwhile says nothing of age`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5])
        let positions = backlog.positions
        backlog.advance(to: [a: 6])
        backlog.found([a: .init(first: 5, written: 2_000, end: 8)], at: positions)
        #expect(backlog.lags == [a: 2])
        #expect(backlog.age(at: 12_000) == 0)
    }

    @Test func `records that the log has lost are no lag`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 0])
        backlog.found([a: .init(first: 40, written: 2_000, end: 42)], at: [a: 0])
        #expect(backlog.lags == [a: 2])
    }

    @Test func `a lag that nobody could look into has the age of its discovery at least`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5])
        backlog.saw(ends: [a: 8])
        backlog.turn(at: 10_000)
        backlog.turn(at: 25_000)
        #expect(backlog.age(at: 40_000) == 30)
        backlog.advance(to: [a: 6])
        backlog.turn(at: 40_000)
        #expect(backlog.age(at: 41_000) == 1)
    }

    @Test func `it is stuck when records wait and nothing has moved for a turn`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5])
        backlog.turn(at: 0)
        #expect(!backlog.isStuck)
        backlog.saw(ends: [a: 8])
        #expect(backlog.isStuck)
        backlog.advance(to: [a: 6])
        #expect(!backlog.isStuck)
        backlog.turn(at: 0)
        #expect(backlog.isStuck)
        backlog.advance(to: [a: 8])
        backlog.turn(at: 0)
        #expect(!backlog.isStuck)
    }

    @Test func `a position put back by a restored backup makes the records after it wait again`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5])
        backlog.read([record(a, 5, at: 1_000), record(a, 6, at: 2_000)])
        backlog.advance(to: [a: 7])
        _ = backlog.hold([a: 2])
        backlog.saw(ends: [a: 7])
        #expect(backlog.lags == [a: 5])
        backlog.read([record(a, 2, at: 500)])
        #expect(backlog.age(at: 1_500) == 1)
    }

    @Test func `records read again after a rebalance are counted once`() {
        var backlog = Backlog()
        _ = backlog.hold([a: 5])
        let records = [record(a, 5, at: 1_000), record(a, 6, at: 2_000)]
        backlog.read(records)
        _ = backlog.hold([a: 5])
        backlog.read(records)
        #expect(backlog.lags == [a: 2])
        backlog.advance(to: [a: 7])
        #expect(backlog.age(at: 9_000) == 0)
    }
}
