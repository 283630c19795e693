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
    }

    let codec: EventCodec
    let producer: KafkaProducer
    let finder: CaseFinder
    let appendDeadline: Duration
    let foldDeadline: Duration
    let now: @Sendable () -> Instant

    func append(
        _ request: EventRequest, to application: ApplicationID, by caseworker: CaseworkerDirectory.Caseworker,
        idempotencyKey: String, trace: String?
    ) async throws -> Answer {
        // The benefit that the case belongs to decides its topic; a case nobody knows yet is not appended to.
        let readModel = try await finder.find(application).readModel
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
        do {
            let wait = FoldWait(pool: finder.pool, projection: readModel.projection, within: foldDeadline)
            guard try await wait.hasPassed(position) else { return .pending(position) }
            return try await outcome(of: event, at: position, in: readModel)
        } catch let error as PostgresError where error.isTransient {
            // The event is in the log whatever the database does.
            return .pending(position)
        }
    }

    private func outcome(
        of event: ApplicationEvent, at position: RecordPosition, in readModel: CaseReadModel
    ) async throws -> Answer {
        let steps = [
            readModel.timeline(of: event.metadata.applicationID),
            PipelineStep(OutcomeOfRecord(projection: readModel.projection, position: position)),
        ]
        let results = try await finder.pool.withConnection { try await $0.pipeline(steps) }
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
