import Applications
import EventLog
import Kafka

/// The records of one case, written event by event.
struct CaseLog {
    static let id = ApplicationID(UUID128(high: 0x0191_0000_0000_5000, low: 0x8000_0000_0000_0011))
    static let start: Int64 = 1_790_000_000_000

    private(set) var records: [ConsumedRecord] = []
    private var events: UInt64 = 0

    /// Appends an event whose own time is so many minutes after the first possible one.
    mutating func append(_ body: EventBody, minute: Int64, expecting: Int? = nil) {
        events += 1
        let event = ApplicationEvent(
            metadata: EventMetadata(
                id: EventID(UUID128(high: 0x0191_0000_0000_5001, low: 0x8000_0000_0000_0000 | events)),
                applicationID: Self.id, benefit: .housingAllowance, source: "/test", time: Self.time(minute),
                expectedVersion: expecting, actor: .caseworker("anna.kowalska")),
            body: body)
        let record = EventCodec().record(for: event, trace: nil)
        append(record.value, headers: RecordHeaders(record.headers))
    }

    mutating func append(_ value: [UInt8]?, headers: RecordHeaders = []) {
        records.append(
            ConsumedRecord(
                topic: "applications.housing-allowance.v1", partition: 4, offset: Int64(records.count) * 3,
                timestamp: nil, key: Array(Self.id.description.utf8), value: value, headers: headers))
    }

    mutating func repeatRecord(_ index: Int) {
        append(records[index].value, headers: records[index].headers)
    }

    static func time(_ minute: Int64) -> Instant { Instant(milliseconds: start + minute * 60_000) }

    static func submitted(_ answers: String = #"{"pesel":"44051401458"}"#) -> EventBody {
        .submitted(
            Submitted(
                form: .init(id: "dodatek-mieszkaniowy", version: "1"), channel: .portal, language: .pl,
                dataSha256: String(repeating: "ab", count: 32), trackingCodeSha256: String(repeating: "cd", count: 32),
                contact: .init(email: "odbiorca@example.org"), documents: [document("a")],
                answers: OpaqueJSON(bytes: Array(answers.utf8))))
    }

    static func supplemented(_ answers: String?, _ documents: [AttachedDocument] = []) -> EventBody {
        .supplemented(
            Supplemented(
                channel: .portal, dataSha256: answers.map { _ in String(repeating: "ef", count: 32) },
                answers: answers.map { OpaqueJSON(bytes: Array($0.utf8)) }, documents: documents))
    }

    static func document(_ name: String) -> AttachedDocument {
        AttachedDocument(
            sha256: String(repeating: "12", count: 32), mediaType: "application/pdf", size: 7, name: "\(name).pdf")
    }

    static var day: LocalDate { time(0).warsawDate }

    static let registered = EventBody.registered(Registered(caseNumber: "DM.1", registeredOn: day, unit: "DM"))

    /// Filed, registered, supplemented and decided, one a quarter of an hour.
    static var decided: CaseLog {
        var log = CaseLog()
        log.append(submitted(), minute: 0)
        log.append(registered, minute: 15)
        log.append(supplemented(#"{"pesel":"44051401458","x":2}"#, [document("b")]), minute: 30)
        log.append(
            .decided(Decided(outcome: .granted, decisionNumber: "DM.1/D", decidedOn: day, amountGrosze: 31_250)),
            minute: 45)
        return log
    }
}
