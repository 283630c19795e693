import Kafka
import Testing

/// Reading given partitions to their ends, against the real broker.
struct PartitionReadingTests {
    private func partitions(_ topic: String, _ count: Int32) -> [TopicPartition] {
        (0..<count).map { TopicPartition(topic: topic, partition: $0) }
    }

    private func beginnings(_ partitions: [TopicPartition]) -> [TopicPartition: Int64] {
        Dictionary(partitions.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Values "0", "1", … in one partition, some at a time, as a log grows.
    private func fill(_ partition: TopicPartition, counts: [Int]) async throws {
        try await Broker.withProducer { producer in
            var next = 0
            for count in counts {
                let records = (next..<next + count).map {
                    ProducerRecord(
                        topic: partition.topic, key: nil, value: Array(String($0).utf8), partition: partition.partition)
                }
                for result in await producer.send(batch: records, within: .seconds(10)) { _ = try result.get() }
                next += count
            }
        }
    }

    @Test func `every partition is read to its end, an empty one too, and then it is done`() async throws {
        let topic = try await Broker.topic(partitions: 4)
        let all = partitions(topic, 4)
        try await fill(all[0], counts: [10, 10, 10])
        try await fill(all[1], counts: [1])
        try await fill(all[3], counts: [2_500])
        var offsets: [TopicPartition: [Int64]] = [:]
        var ends: [TopicPartition: Int64] = [:]
        let reading = PartitionReading(
            configuration: try Broker.configuration(), from: beginnings(all),
            settings: ConsumerSettings(maximumBatch: 700), logger: .quiet)
        let reached = try await reading.forEachBatch { batch in
            #expect(batch.records.count <= 700)
            for record in batch.records { offsets[record.topicPartition, default: []].append(record.offset) }
            ends.merge(batch.ends) { _, new in new }
        }
        #expect(reached == [all[0]: 30, all[1]: 1, all[2]: 0, all[3]: 2_500])
        #expect(ends == reached)
        #expect(offsets == [all[0]: Array(0..<30), all[1]: [0], all[3]: Array(0..<2_500)])
    }

    @Test func `only what lies between the given offsets is handed over`() async throws {
        let topic = try await Broker.topic(partitions: 3)
        let all = partitions(topic, 3)
        for partition in all { try await fill(partition, counts: [10, 10, 10]) }
        var offsets: [TopicPartition: [Int64]] = [:]
        let reading = PartitionReading(
            configuration: try Broker.configuration(), from: [all[0]: 7, all[1]: 15, all[2]: 30],
            to: [all[0]: 23, all[1]: 15], logger: .quiet)
        let reached = try await reading.forEachBatch { batch in
            for record in batch.records { offsets[record.topicPartition, default: []].append(record.offset) }
        }
        #expect(offsets == [all[0]: Array(7..<23)])
        #expect(reached == [all[0]: 23, all[1]: 15, all[2]: 30])
    }

    @Test func `a log that grows meanwhile is read without a gap and comes to an end`() async throws {
        let topic = try await Broker.topic()
        let partition = partitions(topic, 1)[0]
        try await fill(partition, counts: [50])
        var offsets: [Int64] = []
        var hasGrown = false
        let reading = PartitionReading(
            configuration: try Broker.configuration(), from: [partition: 0],
            settings: ConsumerSettings(maximumBatch: 20), logger: .quiet)
        let reached = try await reading.forEachBatch { batch in
            offsets += batch.records.map(\.offset)
            if !hasGrown { try await fill(partition, counts: [5]) }
            hasGrown = true
        }
        let end = try #require(reached[partition])
        #expect((50...55).contains(end) && offsets == Array(0..<end))
    }

    @Test func `a start beyond the end is an error and never a reset`() async throws {
        let topic = try await Broker.topic()
        let partition = partitions(topic, 1)[0]
        try await fill(partition, counts: [3])
        let reading = PartitionReading(
            configuration: try Broker.configuration(), from: [partition: 4], logger: .quiet)
        await #expect {
            try await reading.forEachBatch { #expect($0.records.isEmpty) }
        } throws: { error in
            let error = error as? KafkaError
            return [.offsetOutOfRange, .offsetUnavailable].contains(error?.code)
                && error?.message.contains("\(topic)[0]@4") == true
        }
    }

    @Test func `an end beyond the log is an error that names both`() async throws {
        let topic = try await Broker.topic()
        let partition = partitions(topic, 1)[0]
        try await fill(partition, counts: [3])
        let reading = PartitionReading(
            configuration: try Broker.configuration(), from: [partition: 0], to: [partition: 9],
            patience: .seconds(2), logger: .quiet)
        await #expect {
            try await reading.forEachBatch { _ in }
        } throws: {
            ($0 as? KafkaError)?.message == "\(topic)[0]: the log ends at 3, before the end asked for, 9"
        }
    }

    @Test func `the end of a partition is exact even behind a batch of several records`() async throws {
        let topic = try await Broker.topic(partitions: 2)
        let all = partitions(topic, 2)
        try await fill(all[0], counts: [10, 10, 10])
        let ends = try await PartitionReading.ends(of: all, configuration: Broker.configuration(), logger: .quiet)
        #expect(ends == [all[0]: 30, all[1]: 0])
    }

    @Test func `a topic that does not exist is named`() async throws {
        let partition = TopicPartition(topic: "absent-\(UInt64.random(in: 0...UInt64.max))", partition: 0)
        let reading = PartitionReading(
            configuration: try Broker.configuration(), from: [partition: 0], patience: .seconds(5), logger: .quiet)
        await #expect {
            try await reading.forEachBatch { _ in }
        } throws: { error in
            let error = error as? KafkaError
            return [.unknownTopic, .localUnknownTopic, .localUnknownPartition, .timedOut].contains(error?.code)
                && error?.message.contains(partition.topic) == true
        }
    }

    @Test func `what the body throws ends the reading`() async throws {
        struct Refused: Error {}
        let topic = try await Broker.topic()
        let partition = partitions(topic, 1)[0]
        try await fill(partition, counts: [3])
        let reading = PartitionReading(
            configuration: try Broker.configuration(), from: [partition: 0], logger: .quiet)
        await #expect(throws: Refused.self) { try await reading.forEachBatch { _ in throw Refused() } }
    }
}
