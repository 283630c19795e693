internal import Applications
internal import Kafka

/// What one lane of a projector does, without doing it: facts go in, the next action comes out. It reads no clock and
/// does no I/O, so every order of replies, failures and rebalances can be played through.
///
/// One action is under way at a time; its reply is the next input. Partitions change hands only while it is ready.
struct ProjectionCore: Sendable {
    private enum Doing: Sendable {
        case ready
        case claiming([TopicPartition])
        case loading(Part)
        case committing(Part, FoldedPart)
        case waiting([TopicPartition])
        case stopped(ProjectionFailure)
    }

    /// Records that are written together.
    private struct Part: Sendable {
        var records: ArraySlice<DecodedRecord>
        /// Set aside before, and to be tried again: their offsets are passed already.
        var isRelease = false
    }

    /// What a part came to, to be remembered once it is committed.
    private struct FoldedPart: Sendable {
        let transaction: ProjectionTransaction
        let stopped: [ApplicationID: RecordPosition]
        /// The part is one record that the database refused before.
        let isParking: Bool
    }

    private(set) var ledger: PartitionLedger
    private var doing = Doing.ready
    private var parts: [Part] = []
    private var backoff = Backoff()

    init(rememberedStates: Int) {
        ledger = PartitionLedger(rememberedStates: rememberedStates)
    }

    mutating func handle(_ input: ProjectionInput) -> ProjectionAction {
        switch (doing, input) {
        case (.ready, .assigned(let partitions)):
            return claim(partitions)
        case (.ready, .revoked(let partitions)), (.stopped, .revoked(let partitions)):
            ledger.release(partitions)
            return .rest
        case (.ready, .records(let records)):
            parts = [Part(records: records[...])]
            return proceed()
        case (.ready, .release(let records)):
            guard ledger.isParkedUpTo(records) else { return .rest }
            ledger.resume(Set(records.lazy.compactMap(\.application)))
            parts = [Part(records: records[...], isRelease: true)]
            return proceed()
        case (.claiming, .claimed(let claims, let stopped)):
            backoff.reset()
            // Start over: the reader has to go back as well.
            guard !ledger.goesBack(in: claims) else { return stop(.fenced) }
            ledger.claim(claims, stopped: stopped)
            return proceed()
        case (.loading(let part), .loaded(let states)):
            return commit(part, loaded: states)
        case (.committing(_, let folded), .committed(let memos)):
            backoff.reset()
            ledger.committed(folded.transaction, memos: memos, stopped: folded.stopped)
            return proceed()
        case (.waiting(let partitions), .elapsed):
            return claim(partitions)
        case (.stopped(let failure), _):
            return .stop(failure)
        case (_, .failed(let failure)):
            return fail(failure)
        default:
            preconditionFailure("no reply to what was asked: \(input) while \(doing)")
        }
    }

    /// What was asked will not be answered: nothing follows but giving the partitions back.
    mutating func abandon() {
        parts = []
        if case .stopped = doing { return }
        doing = .stopped(.interrupted)
    }

    // MARK: Partitions

    private mutating func claim(_ partitions: [TopicPartition]) -> ProjectionAction {
        guard !partitions.isEmpty else { return proceed() }
        doing = .claiming(partitions)
        return .claim(partitions)
    }

    // MARK: Records

    private mutating func proceed() -> ProjectionAction {
        while let part = parts.popLast() {
            let wanted = part.records.filter { part.isRelease ? ledger.owns($0) : ledger.wants($0) }
            guard !wanted.isEmpty else { continue }
            let rest = Part(records: wanted[...], isRelease: part.isRelease)
            let unknown = ledger.unknown(Set(wanted.lazy.compactMap(\.application)))
            guard unknown.isEmpty else {
                doing = .loading(rest)
                return .load(unknown)
            }
            return commit(rest, loaded: [])
        }
        doing = .ready
        return .rest
    }

    private mutating func commit(_ part: Part, loaded: [ApplicationState]) -> ProjectionAction {
        var fold = batchFold(for: part, loaded: loaded)
        let batch = fold.fold(part.records)
        return commit(part, as: batch, after: fold, isParking: false)
    }

    private mutating func commit(
        _ part: Part, as batch: FoldedBatch, after fold: BatchFold, isParking: Bool
    ) -> ProjectionAction {
        let transaction = ProjectionTransaction(
            batch: batch, advances: ledger.advances(for: part.records, counting: batch, isRelease: part.isRelease),
            released: part.isRelease ? part.records.map(\.position) : [])
        doing = .committing(part, FoldedPart(transaction: transaction, stopped: fold.stopped, isParking: isParking))
        return .commit(transaction)
    }

    private func batchFold(for part: Part, loaded: [ApplicationState]) -> BatchFold {
        let applications = Set(part.records.lazy.compactMap(\.application))
        var states = ledger.known(applications)
        for state in loaded { states[state.id] = state }
        return BatchFold(states: states, stopped: ledger.stopped)
    }

    // MARK: Failures

    private mutating func fail(_ failure: ProjectionInput.Failure) -> ProjectionAction {
        switch (failure, doing) {
        case (.transient(let code), .claiming(let partitions)):
            // After an outage what is held besides is in doubt as well: the database may have come back from a backup.
            return wait(code, Array(Set(partitions).union(ledger.claims.keys)))
        case (.transient(let code), .loading(let part)), (.transient(let code), .committing(let part, _)):
            // Whether a lost commit happened, the offsets say when they are claimed again. A release is still asked for.
            if !part.isRelease { parts.append(part) }
            parts.removeAll(where: \.isRelease)
            return wait(code, Array(ledger.claims.keys))
        case (.data(let sqlState), .committing(let part, let folded)):
            return refused(part, folded, sqlState)
        case (.data(let sqlState), _):
            return stop(.database(sqlState: sqlState, detail: "the database refuses what the engine itself asks"))
        case (.final(let failure), _):
            return stop(failure)
        case (.transient(let code), _):
            preconditionFailure("\(code) without anything asked")
        }
    }

    private mutating func wait(_ code: String, _ partitions: [TopicPartition]) -> ProjectionAction {
        doing = .waiting(partitions)
        return .wait(backoff.next(), code: code)
    }

    /// Halves the part until the record is found that the read model refuses, and sets that one aside.
    private mutating func refused(_ part: Part, _ folded: FoldedPart, _ sqlState: String) -> ProjectionAction {
        guard !folded.isParking else {
            return stop(.database(sqlState: sqlState, detail: "a record can be neither written nor set aside"))
        }
        guard part.records.count == 1, let record = part.records.first else {
            let middle = part.records.startIndex + part.records.count / 2
            parts.append(Part(records: part.records[middle...], isRelease: part.isRelease))
            parts.append(Part(records: part.records[..<middle], isRelease: part.isRelease))
            return proceed()
        }
        var fold = batchFold(for: part, loaded: [])
        let batch = fold.park(
            record, reason: "read-model-refused", detail: "The read model refused the row (SQLSTATE \(sqlState)).")
        return commit(part, as: batch, after: fold, isParking: true)
    }

    private mutating func stop(_ failure: ProjectionFailure) -> ProjectionAction {
        doing = .stopped(failure)
        return .stop(failure)
    }
}
