import Applications
import Kafka

@testable import Projection

/// Events and records for tests, numbered.
enum Events {
    static func application(_ number: UInt64) -> ApplicationID {
        ApplicationID(UUID128(high: 0x0191_0000_0000_5000, low: 0x8000_0000_0000_0000 | number))
    }

    static func event(_ number: UInt64, of application: ApplicationID, expecting: Int?, _ body: EventBody)
        -> ApplicationEvent
    {
        ApplicationEvent(
            metadata: EventMetadata(
                id: EventID(UUID128(high: 0x0191_0000_0000_5001, low: 0x8000_0000_0000_0000 | number)),
                applicationID: application, benefit: .housingAllowance, source: "/test",
                time: Instant(milliseconds: 1_790_000_000_000 + Int64(number)), expectedVersion: expecting,
                actor: .applicant, ruleset: 1),
            body: body)
    }

    static let submitted = EventBody.submitted(
        Submitted(
            form: .init(id: "f", version: "1"), channel: .api, language: .pl,
            dataSha256: String(repeating: "ab", count: 32), trackingCodeSha256: String(repeating: "cd", count: 32),
            contact: .init(email: "odbiorca@example.org"), answers: OpaqueJSON(bytes: Array("{}".utf8))))

    static func note(_ text: String) -> EventBody { .noteAdded(NoteAdded(text: text)) }

    static func position(_ offset: Int64, partition: Int32 = 0) -> RecordPosition {
        RecordPosition(topic: "applications.housing-allowance.v1", partition: partition, offset: offset)
    }

    static func record(_ offset: Int64, _ event: ApplicationEvent, partition: Int32 = 0) -> DecodedRecord {
        DecodedRecord(
            position: position(offset, partition: partition), application: event.metadata.applicationID,
            content: .event(event))
    }

    static func poison(_ offset: Int64, of application: ApplicationID?) -> DecodedRecord {
        DecodedRecord(
            position: position(offset), application: application,
            content: .unreadable(reason: "value-not-json", detail: "The value is not JSON."))
    }
}
