import Kafka
import Testing

/// Records that are moved: the partition and the time are given, not found.
struct ProducerPlacementTests {
    @Test func `a record goes into the partition it names, with the time it has`() async throws {
        let topic = try await Broker.topic(partitions: 3)
        let times: [Int64] = [1_000_000_000_123, 1_767_225_600_001, 1_600_000_000_000]
        let records = (0..<9).map {
            // One key for all: the partitioner would put them together.
            ProducerRecord(
                topic: topic, key: Array("one".utf8), value: [UInt8($0)], partition: Int32($0 % 3),
                timestamp: times[$0 % 3])
        }
        let positions = try await Broker.withProducer { producer in
            try await producer.send(batch: records, within: .seconds(10)).map { try $0.get() }
        }
        #expect(positions.map(\.partition) == [0, 1, 2, 0, 1, 2, 0, 1, 2])
        #expect(positions.map(\.offset) == [0, 0, 0, 1, 1, 1, 2, 2, 2])
        let read = try await Reader.read(topic, partitions: 3, count: 9)
        #expect(read.allSatisfy { $0.timestamp == times[Int($0.partition)] })
        #expect(read.filter { $0.partition == 1 }.map(\.value) == [[1], [4], [7]])
    }

    @Test func `a partition that does not exist is refused and the others arrive`() async throws {
        let topic = try await Broker.topic(partitions: 2)
        let header = KafkaHeader(key: "h", value: [1])
        let records = [Int32(1), 2, -2, 0].map {
            ProducerRecord(topic: topic, key: nil, value: [1], headers: [header], partition: $0)
        }
        let results = try await Broker.withProducer { await $0.send(batch: records, within: .seconds(10)) }
        let found = results.map { try? $0.get().partition }
        #expect(found == [1, nil, nil, 0])
        for index in [1, 2] {
            guard case .failure(.notPersisted(let error)) = results[index] else {
                Issue.record("a partition that does not exist took a record")
                continue
            }
            #expect(error.code == .localUnknownPartition && error.message.contains(topic))
        }
    }
}
