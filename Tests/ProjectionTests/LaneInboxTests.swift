import Kafka
import Testing

@testable import Projection

@Suite struct LaneInboxTests {
    private static func records(_ offsets: Range<Int64>) -> [ConsumedRecord] {
        offsets.map {
            ConsumedRecord(topic: "t", partition: 0, offset: $0, timestamp: nil, key: nil, value: nil, headers: [])
        }
    }

    private static func offsets(_ batch: LaneInbox.Batch?) -> [Int64]? { batch.map { $0.records.map(\.offset) } }

    @Test func `what waits is taken together, in order, no more than the capacity at once`() async {
        let inbox = LaneInbox(capacity: 5)
        await inbox.put(Self.records(0..<2))
        await inbox.put(Self.records(2..<4))
        await inbox.put(Self.records(4..<7))
        #expect(Self.offsets(await inbox.take()) == [0, 1, 2, 3, 4])
        #expect(Self.offsets(await inbox.take()) == [5, 6])
    }

    @Test func `a full inbox holds the reader back until something is taken`() async {
        let inbox = LaneInbox(capacity: 2)
        await inbox.put(Self.records(0..<2))
        async let put: Void = inbox.put(Self.records(2..<3))
        #expect(Self.offsets(await inbox.take()) == [0, 1])
        await put
        #expect(Self.offsets(await inbox.take()) == [2])
    }

    @Test func `records of another assignment are dropped, and those in work are told from the current ones`() async {
        let inbox = LaneInbox(capacity: 2)
        await inbox.put(Self.records(0..<2))
        let old = await inbox.take()
        await inbox.put(Self.records(2..<4))
        inbox.begin()
        await inbox.put(Self.records(9..<10))
        let new = await inbox.take()
        #expect(Self.offsets(new) == [9])
        #expect(old.map(inbox.isCurrent) == false)
        #expect(new.map(inbox.isCurrent) == true)
    }

    @Test func `closed, it gives nothing and keeps nobody waiting`() async {
        let inbox = LaneInbox(capacity: 1)
        await inbox.put(Self.records(0..<1))
        async let put: Void = inbox.put(Self.records(1..<2))
        inbox.close()
        await put
        #expect(Self.offsets(await inbox.take()) == nil)
    }
}
