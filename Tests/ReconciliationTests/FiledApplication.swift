import Applications
import EventLog
import JSON
import Kafka
import Receipts
import Reconciliation

/// An application as intake appends and confirms it.
struct FiledApplication {
    let number: Int
    let offset: Int64
    var benefit = BenefitCode.housingAllowance
    /// What was filed and confirmed.
    var answers = Array(#"{"rooms":2}"#.utf8)
    /// What the log holds, where somebody changed it.
    var answersInLog: [UInt8]?

    init(number: Int, offset: Int64) {
        self.number = number
        self.offset = offset
    }

    var application: ApplicationID { SmallLog.application(1_000 + number) }
    private var event: EventID { SmallLog.event(1_000 + number) }
    private var topic: String { Topics.name(of: benefit) }
    private var dataSha256: String { Hex.encode(Identity.sha256(answers)) }

    var record: ConsumedRecord {
        consumed(
            .submitted(
                Submitted(
                    form: .init(id: "dodatek-mieszkaniowy", version: "1"), channel: .api, language: .pl,
                    dataSha256: dataSha256, trackingCodeSha256: dataSha256,
                    answers: OpaqueJSON(bytes: answersInLog ?? answers))))
    }

    /// A record of its own at the same place, for the tests of acts.
    var withdrawal: ConsumedRecord { consumed(.withdrawn(Withdrawn())) }

    private func consumed(_ body: EventBody) -> ConsumedRecord {
        let record = EventCodec().record(
            for: ApplicationEvent(
                metadata: EventMetadata(
                    id: event, applicationID: application, benefit: benefit, source: "/intake",
                    time: Instant(milliseconds: 1_790_000_000_000), actor: .applicant),
                body: body), trace: nil)
        return ConsumedRecord(
            topic: record.topic, partition: 0, offset: offset, timestamp: nil, key: record.key, value: record.value,
            headers: RecordHeaders(record.headers))
    }

    func receipt() throws -> PresentedReceipt { try presented(signedReceipt) }

    /// The document as the applicant holds it.
    var signedReceipt: Receipt {
        Receipt(
            authority: "MOPS", benefit: benefit, form: .init(id: "dodatek-mieszkaniowy", version: "1"),
            reference: Reference(for: application),
            trackingCode: TrackingCode(key: [1], applicationID: application).text, applicationID: application,
            eventID: event, dataSha256: dataSha256, topic: topic, partition: 0, offset: offset,
            receivedAt: Instant(milliseconds: 1_790_000_000_000))
    }

    func withdrawalReceipt(_ outcome: ActReceipt.Outcome) throws -> PresentedReceipt {
        try presented(
            ActReceipt(
                authority: "MOPS", benefit: benefit, act: .withdrawn, outcome: outcome,
                reference: Reference(for: application), applicationID: application, eventID: event, dataSha256: nil,
                documents: [], topic: topic, partition: 0, offset: offset,
                receivedAt: Instant(milliseconds: 1_790_000_000_000)))
    }

    private func presented(_ receipt: some SignedReceipt) throws -> PresentedReceipt {
        let document = try ReceiptSigner(privateKey: [UInt8](repeating: 7, count: 32)).document(for: receipt)
        return try PresentedReceipt(JSONDocument(parsing: document).root, named: "receipts/\(number).json")
    }
}
