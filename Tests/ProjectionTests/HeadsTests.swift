import Kafka
import Testing

@testable import Projection

struct HeadsTests {
    let a = TopicPartition(topic: "notes", partition: 0)
    let b = TopicPartition(topic: "notes", partition: 1)

    func record(_ offset: Int64, at time: Int64) -> ConsumedRecord {
        ConsumedRecord(
            topic: a.topic, partition: a.partition, offset: offset, timestamp: time, key: nil, value: nil, headers: [])
    }

    @Test func `each partition answers with its first record or its end`() {
        let heads = Heads([a, b])
        #expect(heads.take(ConsumerBatch(records: [record(3, at: 70), record(4, at: 60)], ends: [:])) == [a])
        #expect(!heads.isComplete)
        #expect(heads.take(ConsumerBatch(records: [record(5, at: 50)], ends: [b: 9])) == [b])
        #expect(heads.isComplete)
        #expect(
            heads.findings(ends: [a: 12, b: 9]) == [
                a: Backlog.Finding(first: 3, written: 70, end: 12), b: Backlog.Finding(first: 9, written: nil, end: 9),
            ])
    }

    @Test func `a partition that did not answer is left out`() {
        let heads = Heads([a, b])
        _ = heads.take(ConsumerBatch(records: [record(3, at: 70)], ends: [:]))
        #expect(heads.findings(ends: [b: 9]) == [a: Backlog.Finding(first: 3, written: 70, end: 4)])
    }
}
