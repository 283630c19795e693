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
        /// In the log, at this position; the signed receipt document.
        case received(reference: Reference, document: [UInt8], position: RecordPosition)
        /// The data has problems; nothing was appended.
        case problems([FormProblem])
        /// The key was used with other data.
        case keyReused
        /// Not in the log, or not known to be: no receipt.
        case unavailable(SendFailure)
        /// The document store does not answer, and the form names documents.
        case documentsUnavailable
    }

    let authority: String
    let trackingKey: [UInt8]
    let signer: ReceiptSigner
    let codec: EventCodec
    let log: any RecordLog
    let keys: KeyMemory
    /// Keys of other instances and of long ago; nil when nobody is asked.
    let earlierKeys: (any EarlierKeys)?
    let documents: DocumentDesk
    let deadline: Duration

    /// Anonymous applicants share this principal; the key and the data tell them apart.
    static let principal = "public"
    static let source = "/intake"

    /// - Parameters:
    ///   - channel: the way it came, which is recorded with it.
    ///   - receivedAt: one time for everything that goes by it: the form's choice, its checks, the filing date.
    func submit(
        _ document: JSONDocument, to form: FormDefinition, key: IdempotencyKey, through channel: FilingChannel = .api,
        receivedAt: Instant, trace: String?
    ) async throws -> Answer {
        let problems = form.problems(in: document.root, filedOn: receivedAt.warsawDate)
        guard problems.isEmpty else { return .problems(problems) }

        let documents: [AttachedDocument]
        do throws(DocumentsFailure) {
            documents = try await self.documents.resolve(form.documents(in: document.root))
        } catch {
            switch error {
            case .problems(let problems): return .problems(problems)
            case .unavailable: return .documentsUnavailable
            }
        }
        let answers = CanonicalAnswers(document.root)
        let key = FilingKey(principal: Self.principal, text: key.text)
        guard await isAdmitted(key: key.sha256, data: answers.sha256) else { return .keyReused }
        let filing = ApplicationFiling(
            answers, contact: form.contact(in: document.root), form: form, key: key,
            circumstances: .init(channel: channel, source: Self.source, filedAt: receivedAt, documents: documents),
            trackingKey: trackingKey)

        let position: RecordPosition
        do {
            position = try await log.append(codec.record(for: filing.event, trace: trace), within: deadline)
        } catch let failure as SendFailure {
            return .unavailable(failure)
        }
        let receipt = Receipt(
            authority: authority, benefit: form.benefit, form: form.identity, reference: filing.reference,
            trackingCode: filing.trackingCode.text, applicationID: filing.event.metadata.applicationID,
            eventID: filing.event.metadata.id, dataSha256: answers.sha256Hex, topic: position.topic,
            partition: position.partition, offset: position.offset, receivedAt: receivedAt)
        return .received(
            reference: receipt.reference, document: try signer.document(for: receipt), position: position)
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
