internal import Applications
internal import EventLog
internal import Kafka
internal import Logging
internal import Postgres

/// Carries out what the core asks for, for some of an instance's partitions: one transaction at a time, on one
/// connection. Several lanes work side by side.
actor ProjectionLane {
    private let model: ProjectedModel
    private let target: ProjectionTarget
    private let pool: PostgresPool
    private let codec: EventCodec
    private let owner: String
    private let clusterID: String
    private let maximumBatch: Int
    private let logger: Logger
    private let observe: ProjectionObserver
    private var core: ProjectionCore
    /// Batches, releases and changes of assignment come from different tasks.
    private var turns = Turns()

    init(
        model: ProjectedModel, target: ProjectionTarget, pool: PostgresPool, codec: EventCodec, owner: String,
        clusterID: String, rememberedStates: Int, maximumBatch: Int = 1_000, logger: Logger,
        observer: @escaping ProjectionObserver
    ) {
        self.model = model
        self.target = target
        self.pool = pool
        self.codec = codec
        self.owner = owner
        self.clusterID = clusterID
        self.maximumBatch = maximumBatch
        self.logger = logger
        self.observe = observer
        core = ProjectionCore(rememberedStates: rememberedStates)
    }

    /// Takes partitions over; where each goes on.
    func claim(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
        await takeTurn()
        try await carryOut(.assigned(partitions))
        return core.ledger.claims.filter { partitions.contains($0.key) }.mapValues { .offset($0.nextOffset) }
    }

    /// Gives partitions back, after what is in work.
    func release(_ partitions: [TopicPartition]) async {
        await takeTurn()
        _ = core.handle(.revoked(partitions))
        turns.pass()
    }

    /// Folds and commits records, so many in a transaction at most; the offsets to go on from. Waits while the database
    /// is away.
    ///
    /// - Parameter isCurrent: whether the partitions are still those that the records were read under; else they are
    ///   dropped, for the reader starts anew.
    func process(
        _ records: [ConsumedRecord], while isCurrent: @Sendable () -> Bool = { true }
    ) async throws -> [TopicPartition: Int64] {
        var start = records.startIndex
        while start < records.endIndex {
            let end = min(start + maximumBatch, records.endIndex)
            let decoded = records[start..<end].map { model.decode($0, codec: codec) }
            await takeTurn()
            guard isCurrent() else {
                turns.pass()
                break
            }
            try await carryOut(.records(decoded))
            start = end
        }
        return core.ledger.claims.mapValues(\.nextOffset)
    }

    /// What it owns now, and how far it came.
    var claims: [TopicPartition: PartitionLedger.Claim] { core.ledger.claims }

    /// Whether it holds the partition now.
    func owns(_ partition: TopicPartition) -> Bool { core.ledger.claims[partition] != nil }

    /// Folds records again that were set aside: of one application, in log order.
    func retry(_ records: [ConsumedRecord]) async throws {
        await takeTurn()
        try await carryOut(.release(records.map { model.decode($0, codec: codec) }))
    }

    // MARK: Actions

    /// The caller has the turn; it passes with the end.
    private func carryOut(_ input: ProjectionInput) async throws {
        defer { turns.pass() }
        do {
            var action = core.handle(input)
            while true {
                try Task.checkCancellation()
                switch action {
                case .rest: return
                case .stop(let failure):
                    if failure == .fenced { observe(.fenced) }
                    throw failure
                case .wait(let delay, let code):
                    observe(.waiting(code: code))
                    try await ContinuousClock().sleep(for: delay)
                    action = core.handle(.elapsed)
                case .claim(let partitions): action = try await reply { try await self.claims(of: partitions) }
                case .load(let applications): action = try await reply { try await self.states(of: applications) }
                case .commit(let transaction): action = try await reply { try await self.commit(transaction) }
                }
            }
        } catch {
            core.abandon()
            throw error
        }
    }

    /// The action that follows a reply, or a failure that the core knows what to do about.
    private func reply(_ ask: () async throws -> ProjectionInput) async throws -> ProjectionAction {
        do {
            return core.handle(try await ask())
        } catch let error as PostgresError {
            try Task.checkCancellation()
            return core.handle(.failed(ProjectionInput.Failure(error)))
        }
    }

    private func claims(of partitions: [TopicPartition]) async throws -> ProjectionInput {
        let (target, owner, clusterID) = (target, owner, clusterID)
        let (rows, parked) = try await pool.withConnection { connection in
            let rows = try await connection.query(
                ClaimPartitions(target: target, partitions: partitions, owner: owner, clusterID: clusterID))
            return (rows, try await connection.query(LoadParked(target: target, partitions: partitions)))
        }
        return .claimed(
            Dictionary(uniqueKeysWithValues: rows.map { ($0.partition, $0.claim) }),
            stopped: LoadParked.stopped(by: parked))
    }

    private func states(of applications: [ApplicationID]) async throws -> ProjectionInput {
        guard let step = model.states?.load(applications, of: target) else { return .loaded([]) }
        let results = try await pool.withConnection { try await $0.pipeline([step]) }
        let snapshots = try results[0].rows.map { try $0.bytea(0) }
        do {
            return .loaded(try snapshots.map(SnapshotCodec.decode))
        } catch {
            throw ProjectionFailure.unreadableState(code: error.code, detail: error.detail)
        }
    }

    private func commit(_ transaction: ProjectionTransaction) async throws -> ProjectionInput {
        let clock = ContinuousClock()
        let start = clock.now
        let plan = try TransactionPlan(transaction, of: model, in: target, claims: core.ledger.claims)
        let target = target
        try await pool.withConnection { try await plan.run(in: target, on: $0) }
        report(transaction.batch, duration: clock.now - start)
        return .committed(memos: plan.memos)
    }

    private func report(_ batch: FoldedBatch, duration: Duration) {
        let duplicates = batch.unchanged.count { $0.cause.refusalCode == nil }
        observe(
            .committed(
                accepted: batch.accepted.count + batch.kept.count, duplicates: duplicates,
                refused: batch.unchanged.count - duplicates, parked: batch.parked.count, duration: duration))
        for record in batch.parked {
            observe(.parked(reason: record.reason))
            logger.warning(
                "record parked",
                metadata: [
                    "topic": "\(record.position.topic)", "partition": "\(record.position.partition)",
                    "offset": "\(record.position.offset)", "reason": "\(record.reason)",
                ])
        }
    }

    private func takeTurn() async {
        if !turns.take() { await withCheckedContinuation { turns.wait($0) } }
    }
}

extension ProjectionInput.Failure {
    init(_ error: PostgresError) {
        switch error.sqlState {
        case "WN001": self = .final(.fenced)
        case "WN002": self = .final(.foreignCluster(detail: error.message))
        case "WN003": self = .final(.superseded)
        case "WN004": self = .final(.paused)
        // A disk that stalls for longer than a statement may take.
        case "57014": self = .transient(code: "57014")
        // Released by somebody else: everything is read again.
        case "WN005": self = .transient(code: "WN005")
        case let state where error.isDataError: self = .data(sqlState: state ?? "encoding")
        case let state where error.isTransient: self = .transient(code: state ?? "connection")
        case let state: self = .final(.database(sqlState: state ?? "none", detail: error.message))
        }
    }
}
