import Kafka
import Testing

@testable import LogArchive

struct RecordLineTests {
    private static let partition = TopicPartition(topic: "t", partition: 4)

    private func record(
        key: [UInt8]?, value: [UInt8]?, headers: RecordHeaders, timestamp: Int64? = 1_767_225_600_000
    ) -> ConsumedRecord {
        ConsumedRecord(
            topic: "t", partition: 4, offset: 7, timestamp: timestamp, key: key, value: value, headers: headers)
    }

    private func decode(_ text: String) -> ConsumedRecord? {
        Array(text.utf8).withUnsafeBytes { RecordLine.decode($0, of: Self.partition) }
    }

    @Test func `every record comes back, nothing told from empty`() throws {
        let bytes = (0...255).map { UInt8($0) }
        let headers: RecordHeaders = [
            KafkaHeader(key: "a", value: nil), KafkaHeader(key: "a", value: []), KafkaHeader(key: "", value: [0]),
            KafkaHeader(key: "ż\"\\\u{1}\n", value: bytes),
        ]
        for record in [
            record(key: nil, value: nil, headers: []), record(key: [], value: [], headers: headers),
            record(key: bytes, value: Array(repeating: 10, count: 70_000), headers: headers, timestamp: nil),
        ] {
            let line = RecordLine.encode(record)
            #expect(line.last == 10 && line.filter { $0 == 10 }.count == 1)
            #expect(line.dropLast().withUnsafeBytes { RecordLine.decode($0, of: Self.partition) } == record)
        }
    }

    @Test func `the line is what other tools are promised`() {
        let line = RecordLine.encode(
            record(key: Array("k".utf8), value: nil, headers: [KafkaHeader(key: "h", value: [1, 2, 3])]))
        let expected =
            #"{"offset":7,"timestamp":1767225600000,"key":"aw==","value":null,"headers":[["h","AQID"]]}"# + "\n"
        #expect(String(decoding: line, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"offset":-1,"timestamp":1,"key":null,"value":null,"headers":[]}"#,
        #"{"offset":1,"timestamp":"x","key":null,"value":null,"headers":[]}"#,
        #"{"offset":1,"timestamp":1,"value":null,"headers":[]}"#,
        #"{"offset":1,"timestamp":1,"key":"%%","value":null,"headers":[]}"#,
        #"{"offset":1,"timestamp":1,"key":null,"value":null,"headers":[["h"]]}"#,
        #"{"offset":1,"timestamp":1,"key":null,"value":null,"headers":[["h",1]]}"#,
        #"{"offset":1,"timestamp":1,"key":null,"value":null,"headers":[]} "x""#,
    ])
    func `another line is no record`(text: String) { #expect(decode(text) == nil) }
}
