import Applications
import Kafka
import Testing

@testable import Projections

struct EventArchiveChainTests {
    static let start = ArchiveChain.beginning(of: EventArchiveRecords.partition)

    @Test func `the first link follows from the topic and the partition`() {
        let text = "pl.wniosek.event-archive.v1\napplications.housing-allowance.v1\n3"
        #expect(Self.start == Identity.sha256(Array(text.utf8)))
        let others = [
            TopicPartition(topic: "applications.housing-allowance.v1", partition: 4),
            TopicPartition(topic: "applications.alimony-fund.v1", partition: 3),
        ]
        #expect(Set(others.map(ArchiveChain.beginning(of:)) + [Self.start]).count == 3)
    }

    @Test func `a link hashes the bytes that the table's comment names`() {
        let record = EventArchiveRecords.record(
            258, key: [0x6B], value: [], timestamp: 1, headers: [EventArchiveRecords.header("n", nil)])
        var bytes = Self.start
        bytes += [0, 0, 0, 33] + Array("applications.housing-allowance.v1".utf8)
        bytes += [0, 0, 0, 3]
        bytes += [0, 0, 0, 0, 0, 0, 1, 2]
        bytes += [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1]
        bytes += [0, 0, 0, 1, 0x6B]
        bytes += [0, 0, 0, 0]
        bytes += [0, 0, 0, 9, 0, 0, 0, 1, 0x6E, 0xFF, 0xFF, 0xFF, 0xFF]
        #expect(ArchiveChain.link(after: Self.start, record: record) == Identity.sha256(bytes))
    }

    @Test func `whatever differs in a record gives another link`() {
        let header = EventArchiveRecords.header
        func link(
            topic: String = "t", partition: Int32 = 0, offset: Int64 = 0, timestamp: Int64? = 0, key: [UInt8]? = [1],
            value: [UInt8]? = [2], headers: RecordHeaders = [], after: [UInt8] = Self.start
        ) -> [UInt8] {
            ArchiveChain.link(
                after: after,
                record: ConsumedRecord(
                    topic: topic, partition: partition, offset: offset, timestamp: timestamp, key: key, value: value,
                    headers: headers))
        }
        let links = [
            link(), link(topic: "u"), link(partition: 1), link(offset: 1), link(timestamp: 1), link(timestamp: nil),
            link(key: nil), link(key: []), link(key: [1, 2], value: []), link(key: [], value: [1, 2]),
            link(value: nil), link(value: []), link(headers: [header("a", nil)]), link(headers: [header("a", "")]),
            link(headers: [header("", "a")]), link(headers: [header("a", "1"), header("b", "2")]),
            link(headers: [header("b", "2"), header("a", "1")]), link(headers: [header("a", "1"), header("a", "1")]),
            link(after: [0]),
        ]
        #expect(Set(links).count == links.count)
        #expect(link() == link())
    }

    @Test(
        arguments: [
            [], [EventArchiveRecords.header("a", nil)], [EventArchiveRecords.header("a", "")],
            [
                EventArchiveRecords.header("ł", "ó"), EventArchiveRecords.header("ł", "ó"),
                KafkaHeader(key: "", value: [0xFF]),
            ],
        ] as [RecordHeaders])
    func `headers come back as they were kept`(headers: RecordHeaders) {
        #expect(HeaderFrames.decode(HeaderFrames.encode(headers)) == headers)
    }

    @Test(arguments: [
        [0], [0, 0, 0, 1], [0, 0, 0, 1, 0x61], [0, 0, 0, 1, 0x61, 0, 0, 0, 2, 0], [0xFF, 0xFF, 0xFF, 0xFF],
        [0xFF, 0xFF, 0xFF, 0xFE, 0, 0, 0, 0], [0, 0, 0, 1, 0xFF, 0, 0, 0, 0],
    ])
    func `damaged headers are no headers`(bytes: [UInt8]) {
        #expect(HeaderFrames.decode(bytes) == nil)
    }
}
