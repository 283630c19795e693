import Applications
import EventLog
import Kafka

/// Records of every sort that a partition may hold.
enum EventArchiveRecords {
    static let topic = "applications.housing-allowance.v1"
    static let partition = TopicPartition(topic: topic, partition: 3)
    static let application = ApplicationID(UUID128(high: 0x0191_0000_0000_5000, low: 0x8000_0000_0000_0007))
    static let time = Instant(milliseconds: 1_790_000_000_123)

    static func event(_ number: UInt64, _ body: EventBody) -> ApplicationEvent {
        ApplicationEvent(
            metadata: EventMetadata(
                id: EventID(UUID128(high: 0x0191_0000_0000_5001, low: 0x8000_0000_0000_0000 | number)),
                applicationID: application, benefit: .housingAllowance, source: "/test", time: time, actor: .applicant),
            body: body)
    }

    static func record(
        _ offset: Int64, key: [UInt8]? = nil, value: [UInt8]? = nil, timestamp: Int64? = 1_790_000_000_456,
        headers: RecordHeaders = []
    ) -> ConsumedRecord {
        ConsumedRecord(
            topic: topic, partition: 3, offset: offset, timestamp: timestamp, key: key, value: value, headers: headers)
    }

    static func record(_ offset: Int64, _ event: ApplicationEvent) -> ConsumedRecord {
        let produced = EventCodec().record(for: event, trace: nil)
        return record(offset, key: produced.key, value: produced.value, headers: RecordHeaders(produced.headers))
    }

    static func header(_ name: String, _ value: String?) -> KafkaHeader {
        KafkaHeader(key: name, value: value.map { Array($0.utf8) })
    }

    /// An event, a tombstone, something that is no event, a record of nothing, and the event again, with gaps between.
    static let all = [
        record(0, event(1, .noteAdded(NoteAdded(text: "a")))),
        record(2, key: Array(application.description.utf8)),
        record(3, key: [0xFF, 0x00], value: [0x7B], headers: [header("a", nil), header("a", ""), header("", "b")]),
        record(7, timestamp: nil),
        record(8, event(1, .noteAdded(NoteAdded(text: "a")))),
    ]
}
