import Applications
import Benefits
import EventLog
import Kafka
import Postgres
import Projection
import Receipts

/// Takes in what an applicant does later: supplements and withdrawals. Reference and tracking code are checked in the
/// read model, so unlike filing this needs PostgreSQL.
struct ActDesk: Sendable {
    /// The end of one request.
    enum Answer: Sendable {
        /// In the log, at this position; the signed receipt says whether it counts already.
        case received(document: [UInt8], isPending: Bool, position: RecordPosition)
        /// Unknown reference or wrong code.
        case noSuchPair
        case problems([FormProblem])
        /// The lifecycle forbids it where the application stands.
        case refused(Status?)
        /// The read model could not take the record in; the office has been told by the same row.
        case parked
        /// Not in the log, or not known to be.
        case unavailable(SendFailure)
        /// The key was used with another act.
        case keyReused
        /// The read model does not answer.
        case statusUnavailable
        /// The document store does not answer.
        case documentsUnavailable
    }

    let authority: String
    let signer: ReceiptSigner
    let codec: EventCodec
    let log: any RecordLog
    let keys: KeyMemory
    let pool: PostgresPool
    let status: StatusDesk
    let reading: ActReading
    let appendDeadline: Duration
    let foldDeadline: Duration
    let now: @Sendable () -> Instant

    /// - Parameter channel: the way it came, which is recorded with it.
    func take(
        _ request: ActRequest, reference: Reference?, key: IdempotencyKey, through channel: FilingChannel = .api,
        trace: String?
    ) async throws -> Answer {
        guard let reference, let code = request.trackingCode else { return .noSuchPair }
        let row: StatusByReference.Row
        switch await status.find(reference: reference, code: code) {
        case .found(let found): row = found
        case .noSuchPair: return .noSuchPair
        case .unavailable: return .statusUnavailable
        }
        let body: EventBody
        do throws(DocumentsFailure) {
            body = try await reading.body(of: request.content, for: row, through: channel)
        } catch {
            switch error {
            case .problems(let problems): return .problems(problems)
            case .unavailable: return .documentsUnavailable
            }
        }
        // Whether it still may be done is the fold's to say: only there a retry of what was done is told from a new act.
        return try await append(body, to: row, reference: reference, key: key, trace: trace)
    }

    private func append(
        _ body: EventBody, to row: StatusByReference.Row, reference: Reference, key: IdempotencyKey, trace: String?
    ) async throws -> Answer {
        let id = row.application
        let data = Identity.sha256(body.encoded())
        let filed = FilingKey(principal: "\(id)/\(body.kind.rawValue)", text: key.text)
        guard keys.admit(key: filed.sha256, data: data) else { return .keyReused }
        let event = ApplicationEvent(
            metadata: EventMetadata(
                id: Identity.eventID(
                    application: id, kind: body.kind, idempotencyKey: key.text, dataSha256: data),
                applicationID: id, benefit: BenefitCode(rawValue: row.benefit), source: SubmissionDesk.source,
                time: now(), expectedVersion: nil, actor: .applicant, ruleset: ApplicationFiling.ruleset),
            body: body)
        let position: RecordPosition
        do {
            position = try await log.append(codec.record(for: event, trace: trace), within: appendDeadline)
        } catch let failure as SendFailure {
            return .unavailable(failure)
        }
        let outcome: ActReceipt.Outcome
        switch await effect(of: position, reference: reference) {
        case .accepted(let status): outcome = .accepted(status)
        case .pending: outcome = .pending
        case .refused(let status): return .refused(status)
        case .parked: return .parked
        }
        let receipt = ActReceipt(
            authority: authority, benefit: event.metadata.benefit, act: body.kind, outcome: outcome,
            reference: reference, applicationID: id, eventID: event.metadata.id, dataSha256: body.dataSha256,
            documents: body.documents.map(\.sha256), topic: position.topic, partition: position.partition,
            offset: position.offset, receivedAt: event.metadata.time)
        return .received(
            document: try signer.document(for: receipt), isPending: outcome == .pending, position: position)
    }

    private enum Effect {
        case accepted(Status)
        case pending
        case refused(Status?)
        case parked
    }

    /// What the fold made of the record; a read model that is slow or away leaves it open.
    private func effect(of position: RecordPosition, reference: Reference) async -> Effect {
        let wait = FoldWait(
            pool: pool, projection: StatusDesk.projection, within: foldDeadline)
        guard (try? await wait.hasPassed(position)) == true else { return .pending }
        let (asked, standing) = (
            OutcomeOfRecord(projection: StatusDesk.projection, position: position),
            StatusByReference(reference: reference.text)
        )
        let answers = try? await pool.withConnection { connection in
            (try await connection.query(asked).first, try await connection.query(standing).first)
        }
        guard let (outcome, row) = answers, let status = row.flatMap({ Status(rawValue: $0.status) }) else {
            return .pending
        }
        switch outcome?.outcome {
        case nil, "duplicate": return .accepted(status)
        case "parked": return .parked
        default: return .refused(outcome?.currentStatus.flatMap(Status.init(rawValue:)) ?? status)
        }
    }
}

extension EventBody {
    fileprivate var documents: [AttachedDocument] {
        if case .supplemented(let supplement) = self { supplement.documents } else { [] }
    }

    fileprivate var dataSha256: String? {
        if case .supplemented(let supplement) = self { supplement.dataSha256 } else { nil }
    }
}
