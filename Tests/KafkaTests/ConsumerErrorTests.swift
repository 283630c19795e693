import Kafka
import Testing

/// Error paths, against the mock cluster; these also run with old libraries, where reading goes record by record.
struct ConsumerErrorTests {
    static let topic = "errors"
    static let partition = TopicPartition(topic: topic, partition: 0)

    private func fill(_ cluster: MockCluster, count: Int) async throws {
        let producer = try KafkaProducer(configuration: cluster.configuration, logger: .quiet)
        let records = (0..<count).map {
            ProducerRecord(topic: Self.topic, key: nil, value: $0 % 2 == 0 ? [UInt8($0)] : nil)
        }
        for result in await producer.send(batch: records, within: .seconds(10)) { _ = try result.get() }
        await producer.close(within: .seconds(3))
    }

    @Test func `reading goes on after the broker was away, tombstones included`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        try await fill(cluster, count: 20)
        let consumer = try KafkaConsumer(
            configuration: cluster.configuration, assigning: [Self.partition: .offset(5)],
            settings: ConsumerSettings(maximumBatch: 4), logger: .quiet)
        var batches = consumer.batches.makeAsyncIterator()
        var records = try await batches.next()?.records ?? []
        cluster.goDown()
        cluster.comeUp()
        while records.last?.offset != 19, let batch = try await batches.next() { records += batch.records }
        #expect(records.map(\.offset) == Array(5..<20))
        #expect(records.map { $0.value == nil } == (5..<20).map { $0 % 2 == 1 })
        #expect(await consumer.close(within: .seconds(5)))
    }

    @Test func `a member that closes before its first assignment ends in time`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let consumer = try KafkaConsumer(
            configuration: cluster.configuration, group: "g", topics: [Self.topic],
            handler: FixedStart(position: .beginning), logger: .quiet)
        #expect(await consumer.close(within: .seconds(10)))
    }

    @Test func `commands after closing are refused`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let consumer = try KafkaConsumer(
            configuration: cluster.configuration, assigning: [Self.partition: .beginning], logger: .quiet)
        #expect(await consumer.close(within: .seconds(5)))
        await #expect {
            try await consumer.pause([Self.partition])
        } throws: { ($0 as? KafkaError)?.code == .closed }
    }
}
