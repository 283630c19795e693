import Kafka
import Testing

/// Round trips through a real broker.
struct ProducerBrokerTests {
    @Test func `what was sent comes back: key, value, headers, with nothing told from empty`() async throws {
        let topic = try await Broker.topic()
        let records = [
            ProducerRecord(
                topic: topic, key: Array("klucz".utf8), value: Array("zażółć".utf8),
                headers: [
                    KafkaHeader(key: "a", value: Array("1".utf8)), KafkaHeader(key: "none", value: nil),
                    KafkaHeader(key: "empty", value: []), KafkaHeader(key: "a", value: Array("2".utf8)),
                ]),
            ProducerRecord(topic: topic, key: Array("klucz".utf8), value: nil),
            ProducerRecord(topic: topic, key: nil, value: []),
        ]
        let positions = try await Broker.withProducer { producer in
            try await producer.send(batch: records, within: .seconds(10)).map { try $0.get() }
        }
        #expect(positions.map(\.offset) == [0, 1, 2])
        let read = try await Reader.read(topic, partitions: 1, count: 3)
        #expect(read.map(\.key) == records.map(\.key))
        #expect(read.map(\.value) == records.map(\.value))
        #expect(read.map(\.headers) == records.map { RecordHeaders($0.headers) })
        #expect(read.allSatisfy { ($0.timestamp ?? 0) > 1_500_000_000_000 })
    }

    @Test func `records of one key keep their order and their partition`() async throws {
        let topic = try await Broker.topic(partitions: 6)
        let positions = try await Broker.withProducer { producer in
            let records = (0..<200).map {
                ProducerRecord(topic: topic, key: Array("key-\($0 % 10)".utf8), value: Array(String($0).utf8))
            }
            return try await producer.send(batch: records, within: .seconds(10)).map { try $0.get() }
        }
        for key in 0..<10 {
            let mine = stride(from: key, to: 200, by: 10).map { positions[$0] }
            #expect(Set(mine.map(\.partition)).count == 1)
            #expect(mine.map(\.offset) == mine.map(\.offset).sorted())
        }
        #expect(Set(positions.map(\.partition)).count > 1)
    }

    /// Java's `murmur2("klucz-…") & 0x7fffffff % partitions`, computed here from the published algorithm.
    @Test(arguments: ["a", "ab", "abc", "abcd", "018f3c6e-0000-7000-8000-000000000001"])
    func `the partition of a key is the one Java clients choose`(key: String) async throws {
        let topic = try await Broker.topic(partitions: 12)
        let position = try await Broker.withProducer { producer in
            try await producer.send(
                ProducerRecord(topic: topic, key: Array(key.utf8), value: [1]), within: .seconds(10))
        }
        #expect(position.partition == Murmur2.partition(of: Array(key.utf8), count: 12))
    }

    @Test func `many callers at once each get their own position`() async throws {
        let topic = try await Broker.topic(partitions: 3)
        let positions = try await Broker.withProducer { producer in
            try await withThrowingTaskGroup(of: RecordPosition.self) { group in
                for index in 0..<500 {
                    group.addTask {
                        try await producer.send(
                            ProducerRecord(topic: topic, key: Array("\(index)".utf8), value: [1]), within: .seconds(10))
                    }
                }
                return try await group.reduce(into: [RecordPosition]()) { $0.append($1) }
            }
        }
        #expect(Set(positions).count == 500)
    }

    @Test func `a warm producer reports a reachable cluster`() async throws {
        let topic = try await Broker.topic()
        try await Broker.withProducer { producer in
            try await producer.warmUp(topics: [topic], within: .seconds(5))
            #expect(await producer.isReachable(within: .seconds(5)))
        }
    }
}

/// Kafka's murmur2 (org.apache.kafka.common.utils.Utils), signed arithmetic written as unsigned.
enum Murmur2 {
    static func partition(of key: [UInt8], count: UInt32) -> Int32 {
        Int32((hash(key) & 0x7FFF_FFFF) % count)
    }

    static func hash(_ data: [UInt8]) -> UInt32 {
        let multiplier: UInt32 = 0x5BD1_E995
        var hash: UInt32 = 0x9747_B28C ^ UInt32(data.count)
        let blocks = data.count / 4
        for block in 0..<blocks {
            var word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[block * 4 + $1]) << UInt32($1 * 8) }
            word = word &* multiplier
            word ^= word >> 24
            hash = (hash &* multiplier) ^ (word &* multiplier)
        }
        let tail = data[(blocks * 4)...]
        for (index, byte) in tail.enumerated().reversed() { hash ^= UInt32(byte) << UInt32(index * 8) }
        if !tail.isEmpty { hash = hash &* multiplier }
        hash ^= hash >> 13
        hash = hash &* multiplier
        return hash ^ (hash >> 15)
    }
}
