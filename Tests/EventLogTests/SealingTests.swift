import Applications
import EventLog
import Kafka
import Testing

@Suite struct SealingTests {
    /// Stands for a real seal: unreadable without, and bound to one application.
    private struct Reversal: DataSealing {
        struct WrongKey: Error {}
        typealias Failure = WrongKey

        func seal(_ data: [UInt8], for metadata: EventMetadata) -> SealedData {
            let header = KafkaHeader(key: "ce_keyid", value: Array(metadata.applicationID.description.utf8))
            return SealedData(bytes: data.reversed(), headers: [header])
        }

        func open(_ data: [UInt8], headers: RecordHeaders, for metadata: EventMetadata) throws(WrongKey) -> [UInt8] {
            let key = headers.first { $0.key == "ce_keyid" }?.value
            guard key == Array(metadata.applicationID.description.utf8) else { throw WrongKey() }
            return data.reversed()
        }
    }

    @Test(arguments: EventKind.allCases)
    func `sealed data come back and travel sealed`(kind: EventKind) throws {
        let event = try EventCodec().event(from: try GoldenSample(of: kind).record)
        let codec = EventRecordCodec(sealing: Reversal())
        let record = try codec.record(for: event, trace: nil)
        #expect(record.value == event.body.encoded().reversed())
        #expect(record.headers.contains { $0.key == "ce_keyid" })
        #expect(try codec.event(from: RecordDraft(record).record) == event)
    }

    @Test func `a seal that does not open is a reason for parking`() throws {
        let plain = try GoldenSample(of: .closed).record
        #expect(throws: EventDecodingError.sealNotOpened) {
            try EventRecordCodec(sealing: Reversal()).event(from: plain)
        }
    }
}
