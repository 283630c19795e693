internal import Applications
internal import Kafka

/// Folds a batch: pure, so that any split of one log into batches gives the same rows.
struct BatchFold {
    /// States of the applications in the batch, as far as known; changed by `fold`.
    private(set) var states: [ApplicationID: ApplicationState]
    /// Applications that an earlier record stopped, with their last record set aside; grows as records are parked.
    private(set) var stopped: [ApplicationID: RecordPosition]

    init(states: [ApplicationID: ApplicationState], stopped: [ApplicationID: RecordPosition]) {
        self.states = states
        self.stopped = stopped
    }

    mutating func fold(_ records: some Sequence<DecodedRecord>) -> FoldedBatch {
        var batch = FoldedBatch()
        for record in records {
            fold(record, into: &batch)
        }
        return batch
    }

    /// Sets a record aside because its rows could not be written; the application's later records follow it.
    mutating func park(_ record: DecodedRecord, reason: String, detail: String) -> FoldedBatch {
        var batch = FoldedBatch()
        park(record, reason: reason, detail: detail, into: &batch)
        return batch
    }

    private mutating func fold(_ record: DecodedRecord, into batch: inout FoldedBatch) {
        if let application = record.application, stopped[application] != nil {
            park(
                record, reason: "application-stopped", detail: "An earlier record of this application is parked.",
                into: &batch)
            return
        }
        switch record.content {
        case .unreadable(let reason, let detail):
            park(record, reason: reason, detail: detail, into: &batch)
        case .event(let event):
            fold(event, of: record, into: &batch)
        case .verbatim(let raw):
            batch.kept.append(raw)
        }
    }

    private mutating func fold(_ event: ApplicationEvent, of record: DecodedRecord, into batch: inout FoldedBatch) {
        let cause: FoldedBatch.Unchanged.Cause
        switch Fold.apply(event, to: states[event.metadata.applicationID]) {
        case .accepted(let state):
            states[state.id] = state
            batch.accepted.append(.init(position: record.position, event: event, state: state))
            return
        case .duplicate(let version):
            cause = .duplicate(version: version)
        case .refused(let refusal):
            cause = .refused(refusal)
        }
        batch.unchanged.append(
            .init(position: record.position, metadata: event.metadata, kind: event.body.kind, cause: cause))
    }

    private mutating func park(
        _ record: DecodedRecord, reason: String, detail: String, into batch: inout FoldedBatch
    ) {
        if let application = record.application {
            stopped[application] = record.position
        }
        batch.parked.append(
            .init(position: record.position, application: record.application, reason: reason, detail: detail))
    }
}
