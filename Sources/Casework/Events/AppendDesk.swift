import Applications
import EventLog
import Kafka
import Postgres
import Projection

/// Appends a caseworker's event and waits until the read model says what became of it.
struct AppendDesk: Sendable {
    /// The end of one request.
    enum Answer: Sendable {
        case accepted(version: Int, status: String)
        /// The fold refused it; `winner` is the event that was first, where one was.
        case refused(code: String, currentVersion: Int, currentStatus: String?, winner: TimelineEntry?)
        /// In the log, but the read model has not come that far yet.
        case pending(RecordPosition)
        /// The read model set the record aside.
        case parked(reason: String)
        /// Not in the log, or not known to be.
        case unavailable(SendFailure)
        /// No read model has such a case.
        case unknownCase
    }

    let codec: EventCodec
    let producer: KafkaProducer
    let pool: PostgresPool
    let appendDeadline: Duration
    let foldDeadline: Duration
    let now: @Sendable () -> Instant

    func append(
        _ request: EventRequest, to application: ApplicationID, by caseworker: CaseworkerDirectory.Caseworker,
        idempotencyKey: String, trace: String?
    ) async throws -> Answer {
        guard let readModel = try await readModel(of: application) else { return .unknownCase }
        let data = request.body.encoded()
        let event = ApplicationEvent(
            metadata: EventMetadata(
                id: Identity.eventID(
                    application: application, kind: request.body.kind, idempotencyKey: idempotencyKey,
                    dataSha256: Identity.sha256(data)),
                applicationID: application, benefit: readModel.benefit, source: "/casework", time: now(),
                expectedVersion: request.expectedVersion, actor: .caseworker(caseworker.id), ruleset: 1),
            body: request.body)
        let position: RecordPosition
        do throws(SendFailure) {
            position = try await producer.send(codec.record(for: event, trace: trace), within: appendDeadline)
        } catch {
            return .unavailable(error)
        }
        let wait = FoldWait(
            pool: pool, projection: readModel.projection, version: readModel.version, within: foldDeadline)
        guard try await wait.hasPassed(position) else { return .pending(position) }
        return try await outcome(of: event, at: position, in: readModel)
    }

    /// The benefit that the case belongs to decides its topic; a case nobody knows yet is not appended to.
    private func readModel(of application: ApplicationID) async throws -> CaseReadModel? {
        for readModel in CaseReadModel.all {
            let step = readModel.summary(of: application)
            let results = try await pool.withConnection { try await $0.pipeline([step]) }
            if !results[0].rows.isEmpty { return readModel }
        }
        return nil
    }

    private func outcome(
        of event: ApplicationEvent, at position: RecordPosition, in readModel: CaseReadModel
    ) async throws -> Answer {
        let application = event.metadata.applicationID
        let steps = [
            readModel.timeline(of: application),
            PipelineStep(
                OutcomeOfRecord(projection: readModel.projection, version: readModel.version, position: position)),
        ]
        let results = try await pool.withConnection { try await $0.pipeline(steps) }
        let timeline = try results[0].rows.map { row throws(PostgresError) in try TimelineEntry(row) }
        if let entry = timeline.first(where: { $0.eventID == event.metadata.id }) {
            return .accepted(version: entry.version, status: entry.status)
        }
        let outcome = try results[1].rows(of: OutcomeOfRecord.self).first
        if let outcome, outcome.outcome == "parked" { return .parked(reason: outcome.code ?? "unknown") }
        let winner = timeline.first { $0.version == (event.metadata.expectedVersion ?? 0) + 1 }
        return .refused(
            code: outcome?.code ?? Refusal.Code.wrongVersion.rawValue, currentVersion: timeline.last?.version ?? 0,
            currentStatus: timeline.last?.status, winner: winner)
    }
}
