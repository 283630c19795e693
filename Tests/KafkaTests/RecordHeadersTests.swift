import Kafka
import Testing

@Suite struct RecordHeadersTests {
    private static let list = [
        KafkaHeader(key: "ce_id", value: Array("1".utf8)), KafkaHeader(key: "none", value: nil),
        KafkaHeader(key: "empty", value: []), KafkaHeader(key: "", value: [0xFF, 0]),
        KafkaHeader(key: "ż", value: Array(repeating: 7, count: 70_000)), KafkaHeader(key: "none", value: nil),
    ]

    @Test(arguments: [[], list, [list[1]], list.reversed()])
    func `headers come out as they went in`(list: [KafkaHeader]) {
        let headers = RecordHeaders(list)
        #expect(Array(headers) == list)
        #expect(headers.count == list.count)
        #expect(headers.isEmpty == list.isEmpty)
    }

    @Test func `the same headers are equal, and in another order they are not`() {
        #expect(RecordHeaders(Self.list) == RecordHeaders(Self.list))
        #expect(RecordHeaders(Self.list) != RecordHeaders(Self.list.reversed()))
        #expect([KafkaHeader(key: "a", value: nil)] as RecordHeaders != [KafkaHeader(key: "a", value: [])])
        #expect([KafkaHeader(key: "ab", value: [])] as RecordHeaders != [KafkaHeader(key: "a", value: [0x62])])
    }

    @Test func `a place shows name and value in the packed bytes`() {
        let headers = RecordHeaders(Self.list)
        var index = headers.startIndex
        for header in Self.list {
            let place = headers.place(at: index)
            #expect(Array(headers.packed[place.key]) == Array(header.key.utf8))
            #expect(place.value.map { Array(headers.packed[$0]) } == header.value)
            index = headers.index(after: index)
        }
        #expect(index == headers.endIndex)
    }
}
