import Testing

@testable import Kafka

struct BatchBuilderTests {
    static let start = ContinuousClock.now
    static let first = TopicPartition(topic: "t", partition: 0)
    static let second = TopicPartition(topic: "t", partition: 1)

    private func record(_ partition: TopicPartition, _ offset: Int64) -> ConsumedRecord {
        ConsumedRecord(
            topic: partition.topic, partition: partition.partition, offset: offset, timestamp: nil, key: nil,
            value: nil, headers: [])
    }

    @Test func `a batch is ready when full`() {
        var builder = BatchBuilder(maximumBatch: 2, maximumWait: .seconds(9))
        builder.append(record(Self.first, 0), now: Self.start)
        #expect(builder.takeIfReady(Self.start) == nil)
        builder.append(record(Self.first, 1), now: Self.start)
        #expect(builder.takeIfReady(Self.start)?.records.map(\.offset) == [0, 1])
        #expect(builder.isEmpty && builder.room == 2)
    }

    @Test func `the wait counts from the first record`() {
        var builder = BatchBuilder(maximumBatch: 10, maximumWait: .milliseconds(20))
        #expect(builder.patience(Self.start) == nil)
        builder.append(record(Self.first, 0), now: Self.start)
        builder.append(record(Self.first, 1), now: Self.start.advanced(by: .milliseconds(15)))
        #expect(builder.takeIfReady(Self.start.advanced(by: .milliseconds(19))) == nil)
        #expect(builder.takeIfReady(Self.start.advanced(by: .milliseconds(20)))?.records.count == 2)
    }

    @Test func `a partition that left takes its records and its end with it`() {
        var builder = BatchBuilder(maximumBatch: 10, maximumWait: .zero)
        builder.append(record(Self.first, 4), now: Self.start)
        builder.append(record(Self.second, 9), now: Self.start)
        builder.end(Self.first, next: 5, now: Self.start)
        #expect(builder.drop([Self.first]) == 1)
        let batch = builder.takeIfReady(Self.start)
        #expect(batch == ConsumerBatch(records: [record(Self.second, 9)], ends: [:]))
    }

    @Test func `a record after an end is no end`() {
        var builder = BatchBuilder(maximumBatch: 10, maximumWait: .zero)
        builder.end(Self.first, next: 5, now: Self.start)
        builder.end(Self.second, next: 1, now: Self.start)
        builder.append(record(Self.first, 5), now: Self.start)
        #expect(builder.takeIfReady(Self.start)?.ends == [Self.second: 1])
    }
}
