import Kafka
import Synchronization
import Testing

struct ConsumerBrokerTests {
    private func reader(
        _ topic: String, from position: StartPosition, settings: ConsumerSettings = ConsumerSettings()
    ) throws -> KafkaConsumer {
        try KafkaConsumer(
            configuration: Broker.configuration(),
            assigning: [TopicPartition(topic: topic, partition: 0): position], settings: settings, logger: .quiet)
    }

    /// Reads until the end of partition 0.
    private func toEnd(_ consumer: KafkaConsumer) async throws -> (texts: [String?], end: Int64?) {
        var batches = consumer.batches.makeAsyncIterator()
        var texts: [String?] = []
        while let batch = try await batches.next() {
            texts += batch.records.map(\.text)
            if let end = batch.ends.values.first { return (texts, end) }
        }
        return (texts, nil)
    }

    @Test func `reading starts in the middle of a stored batch and tells the end`() async throws {
        let topic = try await Broker.topic()
        _ = try await Broker.fill(topic, count: 30)
        let consumer = try reader(topic, from: .offset(17))
        let (texts, end) = try await toEnd(consumer)
        #expect(texts == (17..<30).map(String.init))
        #expect(end == 30)
        #expect(consumer.highWatermarks() == [TopicPartition(topic: topic, partition: 0): 30])
        #expect(await consumer.close(within: .seconds(5)))
    }

    @Test func `an empty partition is at its end at once`() async throws {
        let topic = try await Broker.topic()
        let consumer = try reader(topic, from: .beginning)
        let (texts, end) = try await toEnd(consumer)
        #expect(texts.isEmpty && end == 0)
        await consumer.close(within: .seconds(5))
    }

    @Test func `no batch is larger than asked for`() async throws {
        let topic = try await Broker.topic()
        _ = try await Broker.fill(topic, count: 25)
        let consumer = try reader(topic, from: .beginning, settings: ConsumerSettings(maximumBatch: 10))
        var sizes: [Int] = []
        for try await batch in consumer.batches {
            if !batch.records.isEmpty { sizes.append(batch.records.count) }
            if sizes.reduce(0, +) == 25 { break }
        }
        #expect(sizes.allSatisfy { $0 <= 10 })
        await consumer.close(within: .seconds(5))
    }

    @Test func `seek moves both ways`() async throws {
        let topic = try await Broker.topic()
        _ = try await Broker.fill(topic, count: 20)
        let partition = TopicPartition(topic: topic, partition: 0)
        let consumer = try reader(topic, from: .offset(15))
        var batches = consumer.batches.makeAsyncIterator()
        #expect(try await batches.next()?.records.first?.offset == 15)
        try await consumer.seek([partition: .offset(3)])
        var offsets: [Int64] = []
        while offsets.last != 19, let batch = try await batches.next() { offsets += batch.records.map(\.offset) }
        #expect(offsets == Array(3..<20))
        await consumer.close(within: .seconds(5))
    }

    @Test func `a paused partition brings nothing until resumed`() async throws {
        let topic = try await Broker.topic(partitions: 2)
        let partitions = [0, 1].map { TopicPartition(topic: topic, partition: $0) }
        let consumer = try KafkaConsumer(
            configuration: Broker.configuration(),
            assigning: [partitions[0]: .beginning, partitions[1]: .beginning], logger: .quiet)
        try await consumer.pause([partitions[0]])
        _ = try await Broker.fill(topic, count: 40)
        var batches = consumer.batches.makeAsyncIterator()
        var seen: [ConsumedRecord] = []
        while seen.isEmpty, let batch = try await batches.next() { seen += batch.records }
        #expect(seen.allSatisfy { $0.partition == 1 })
        try await consumer.resume([partitions[0]])
        while seen.count < 40, let batch = try await batches.next() { seen += batch.records }
        #expect(seen.count == 40 && seen.contains { $0.partition == 0 })
        await consumer.close(within: .seconds(5))
    }

    @Test func `an offset outside the log ends the sequence with its code, once`() async throws {
        let topic = try await Broker.topic()
        _ = try await Broker.fill(topic, count: 3)
        let consumer = try reader(topic, from: .offset(1_000))
        var batches = consumer.batches.makeAsyncIterator()
        var failure: KafkaError?
        do throws(KafkaError) {
            while try await batches.next() != nil {}
        } catch { failure = error }
        #expect([.offsetUnavailable, .offsetOutOfRange].contains(failure?.code))
        #expect(failure?.message.contains(topic) == true)
        #expect(try await batches.next() == nil)
        await consumer.close(within: .seconds(5))
    }

    @Test func `a second iterator is told so`() async throws {
        let topic = try await Broker.topic()
        let consumer = try reader(topic, from: .beginning)
        var first = consumer.batches.makeAsyncIterator()
        var second = consumer.batches.makeAsyncIterator()
        #expect(try await first.next() != nil)
        await #expect {
            _ = try await second.next()
        } throws: { ($0 as? KafkaError)?.code == .iteratorInUse }
        await consumer.close(within: .seconds(5))
    }

    @Test func `cancelling the reading task ends the wait and closing still works`() async throws {
        let topic = try await Broker.topic()
        let consumer = try reader(topic, from: .end)
        let task = Task {
            var batches = consumer.batches.makeAsyncIterator()
            while try await batches.next() != nil {}
        }
        task.cancel()
        try await task.value
        #expect(await consumer.close(within: .seconds(5)))
    }

    @Test func `closing before the first assignment neither hangs nor crashes`() async throws {
        let topic = try await Broker.topic()
        let consumer = try KafkaConsumer(
            configuration: Broker.configuration(), group: Broker.group(), topics: [topic], settings: Broker.session,
            handler: FixedStart(position: .beginning), logger: .quiet)
        #expect(await consumer.close(within: .seconds(10)))
        var batches = consumer.batches.makeAsyncIterator()
        #expect(try await batches.next() == nil)
    }
}
