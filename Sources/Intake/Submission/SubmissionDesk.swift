import Applications
import Benefits
import EventLog
import JSON
import Kafka
import Receipts

/// Takes one application in: checks it, appends it, and only then signs a receipt. Holds no state that matters:
/// ids follow from the request, so a retry is the same event.
struct SubmissionDesk: Sendable {
    /// The answer to a submission.
    enum Answer: Sendable {
        /// In the log; the signed receipt document.
        case received(reference: Reference, document: [UInt8])
        /// The data has problems; nothing was appended.
        case problems([FormProblem])
        /// The key was used with other data.
        case keyReused
        /// Not in the log, or not known to be: no receipt.
        case unavailable(SendFailure)
    }

    let authority: String
    let trackingKey: [UInt8]
    let signer: ReceiptSigner
    let codec: EventCodec
    let log: any RecordLog
    let keys: KeyMemory
    /// Keys of other instances and of long ago; nil when nobody is asked.
    let earlierKeys: (any EarlierKeys)?
    let deadline: Duration
    let now: @Sendable () -> Instant

    /// Anonymous applicants share this principal; the key and the data tell them apart.
    static let principal = "public"
    static let source = "/intake"
    static let ruleset = 1

    func submit(_ document: JSONDocument, to form: FormDefinition, key: IdempotencyKey, trace: String?) async throws
        -> Answer
    {
        let receivedAt = now()
        let problems = form.problems(in: document.root, filedOn: receivedAt.warsawDate)
        guard problems.isEmpty else { return .problems(problems) }

        let answers = document.root.canonical()
        let dataSha256 = Identity.sha256(answers)
        let dataHex = Hex.encode(dataSha256)
        let keySha256 = Identity.sha256(Array("\(Self.principal)\n\(key.text)".utf8))
        guard await isAdmitted(key: keySha256, data: dataSha256) else { return .keyReused }

        let applicationID = Identity.applicationID(
            principal: Self.principal, idempotencyKey: key.text, dataSha256: dataSha256)
        let trackingCode = TrackingCode(key: trackingKey, applicationID: applicationID)
        let (email, phone) = form.contact(in: document.root)
        let event = ApplicationEvent(
            metadata: EventMetadata(
                id: Identity.eventID(
                    application: applicationID, kind: .submitted, idempotencyKey: key.text, dataSha256: dataSha256),
                applicationID: applicationID, benefit: form.benefit, source: Self.source, time: receivedAt,
                expectedVersion: 0, actor: .applicant, ruleset: Self.ruleset),
            body: .submitted(
                Submitted(
                    form: Submitted.Form(id: form.id, version: form.version), channel: .api, language: .pl,
                    dataSha256: dataHex, trackingCodeSha256: Hex.encode(trackingCode.sha256),
                    idempotencyKeySha256: Hex.encode(keySha256),
                    contact: email == nil && phone == nil ? nil : .init(email: email, phone: phone),
                    answers: OpaqueJSON(bytes: answers))))

        let position: RecordPosition
        do {
            position = try await log.append(codec.record(for: event, trace: trace), within: deadline)
        } catch let failure as SendFailure {
            return .unavailable(failure)
        }
        let receipt = Receipt(
            authority: authority, benefit: form.benefit, form: Submitted.Form(id: form.id, version: form.version),
            reference: Reference(for: applicationID), trackingCode: trackingCode.text, applicationID: applicationID,
            eventID: event.metadata.id, dataSha256: dataHex, topic: position.topic,
            partition: position.partition, offset: position.offset, receivedAt: receivedAt)
        return .received(reference: receipt.reference, document: try signer.document(for: receipt))
    }

    private func isAdmitted(key: [UInt8], data: [UInt8]) async -> Bool {
        switch keys.recall(key: key, data: data) {
        case .sameData: return true
        case .otherData: return false
        case .unknown:
            if let known = await earlierKeys?.data(of: key), !known.isEmpty, !known.contains(data) { return false }
            return keys.admit(key: key, data: data)
        }
    }
}

/// Where records go. The real one is the broker; tests give one that fails on demand.
protocol RecordLog: Sendable {
    /// Returns once the record is persisted.
    func append(_ record: ProducerRecord, within deadline: Duration) async throws -> RecordPosition
}

extension KafkaProducer: RecordLog {
    func append(_ record: ProducerRecord, within deadline: Duration) async throws -> RecordPosition {
        try await send(record, within: deadline)
    }
}
