import Testing

@testable import Kafka

/// The pure part: what of a batch lies in the range, and when the range is done.
struct PartitionReadingRangeTests {
    private static let first = TopicPartition(topic: "t", partition: 0)
    private static let second = TopicPartition(topic: "t", partition: 1)

    private func batch(
        _ offsets: [(TopicPartition, Int64)], ends: [TopicPartition: Int64] = [:]
    ) -> ConsumerBatch {
        ConsumerBatch(
            records: offsets.map {
                ConsumedRecord(
                    topic: $0.0.topic, partition: $0.0.partition, offset: $0.1, timestamp: nil, key: nil, value: nil,
                    headers: [])
            }, ends: ends)
    }

    private func places(_ batch: ConsumerBatch) -> [String] {
        batch.records.map { "\($0.partition)@\($0.offset)" }
    }

    @Test func `a batch is cut at the end of its partition, whatever lies between`() throws {
        var range = try ReadingRange(
            from: [Self.first: .offset(3), Self.second: .beginning], to: [Self.first: 5])
        let (cut, done) = range.take(
            batch([(Self.first, 3), (Self.second, 0), (Self.first, 4), (Self.first, 5), (Self.second, 1)]))
        #expect(places(cut) == ["0@3", "1@0", "0@4", "1@1"])
        #expect(done == [Self.first] && cut.ends == [Self.first: 5])
        #expect(!range.isDone && range.reached == [Self.first: 5, Self.second: 2])
    }

    @Test func `an end that falls into a gap is passed, not missed`() throws {
        var range = try ReadingRange(from: [Self.first: .offset(0)], to: [Self.first: 10])
        let (cut, _) = range.take(batch([(Self.first, 2), (Self.first, 14)]))
        #expect(places(cut) == ["0@2"])
        #expect(range.isDone && range.reached == [Self.first: 10])
    }

    @Test func `the end of the log ends a partition that was given none`() throws {
        var range = try ReadingRange(from: [Self.first: .beginning], to: [:])
        _ = range.take(batch([(Self.first, 7)]))
        #expect(!range.isDone)
        _ = range.take(batch([], ends: [Self.first: 9]))
        #expect(range.isDone && range.reached == [Self.first: 9])
    }

    @Test func `what comes after a partition is done stays out`() throws {
        var range = try ReadingRange(from: [Self.first: .offset(0), Self.second: .offset(0)], to: [:])
        _ = range.take(batch([(Self.first, 0)], ends: [Self.first: 1]))
        let (cut, done) = range.take(batch([(Self.first, 1)], ends: [Self.first: 2]))
        #expect(cut == ConsumerBatch(records: [], ends: [:]) && done.isEmpty)
        #expect(range.reached == [Self.first: 1, Self.second: 0])
    }

    @Test func `a log that ends before the end asked for is waited for, then named`() throws {
        var range = try ReadingRange(from: [Self.first: .offset(0)], to: [Self.first: 4])
        _ = range.take(batch([(Self.first, 0)], ends: [Self.first: 1]))
        #expect(!range.isDone)
        #expect(range.silence(after: .seconds(1)).message == "t[0]: the log ends at 1, before the end asked for, 4")
        _ = range.take(batch([(Self.first, 1), (Self.first, 3)]))
        #expect(range.isDone && range.reached == [Self.first: 4])
    }

    @Test func `nothing to read is done at once`() throws {
        let range = try ReadingRange(from: [Self.first: .offset(6)], to: [Self.first: 6])
        #expect(range.isDone && range.remaining.isEmpty && range.reached == [Self.first: 6])
        #expect(try ReadingRange(from: [:], to: [:]).isDone)
    }

    @Test func `a range that cannot be is refused before a broker is asked`() {
        #expect(throws: KafkaError.self) { try ReadingRange(from: [Self.first: .offset(7)], to: [Self.first: 6]) }
        #expect(throws: KafkaError.self) { try ReadingRange(from: [Self.first: .offset(-1)], to: [:]) }
        #expect(throws: KafkaError.self) { try ReadingRange(from: [Self.first: .offset(0)], to: [Self.second: 6]) }
    }
}
