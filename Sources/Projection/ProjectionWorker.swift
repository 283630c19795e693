internal import Applications
internal import EventLog
internal import Kafka
internal import Logging
internal import Postgres

/// Carries one instance's partitions: claims them, folds batches, writes rows and offset in one transaction.
///
/// The consumer calls `claim` and `release` only while it is asked for the next batch, so a batch is never in work
/// while partitions change hands.
actor ProjectionWorker {
    private let model: any ReadModel
    private let pool: PostgresPool
    private let codec: EventCodec
    private let owner: String
    private let clusterID: String
    private let logger: Logger
    private let observe: ProjectionObserver
    private var ledger: PartitionLedger

    init(
        model: any ReadModel, pool: PostgresPool, codec: EventCodec, owner: String, clusterID: String,
        rememberedStates: Int, logger: Logger, observer: @escaping ProjectionObserver
    ) {
        self.model = model
        self.pool = pool
        self.codec = codec
        self.owner = owner
        self.clusterID = clusterID
        self.logger = logger
        self.observe = observer
        ledger = PartitionLedger(rememberedStates: rememberedStates)
    }

    // MARK: Partitions

    func claim(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
        guard !partitions.isEmpty else { return [:] }
        let claims = try await claimed(partitions)
        observe(.claimed(partitions: partitions.count))
        return claims.mapValues { .offset($0.nextOffset) }
    }

    func release(_ partitions: [TopicPartition], lost: Bool) {
        ledger.release(partitions)
        observe(.released(partitions: partitions.count, lost: lost))
    }

    private func claimed(_ partitions: [TopicPartition]) async throws -> [TopicPartition: PartitionLedger.Claim] {
        let (model, owner, clusterID) = (model, owner, clusterID)
        let (rows, stopped) = try await pool.withConnection { connection in
            let rows = try await connection.query(
                ClaimPartitions(
                    projection: model.name, version: model.version, partitions: partitions, owner: owner,
                    clusterID: clusterID))
            let stopped = try await connection.query(
                LoadStopped(projection: model.name, version: model.version, partitions: partitions))
            return (rows, stopped)
        }
        let claims = Dictionary(
            uniqueKeysWithValues: rows.map {
                ($0.partition, PartitionLedger.Claim(nextOffset: $0.nextOffset, epoch: $0.epoch))
            })
        ledger.claim(claims, stopped: Set(stopped))
        return claims
    }

    // MARK: Batches

    /// Folds and commits a batch; returns the offsets to go on from. Waits while the database is away.
    func process(_ records: [ConsumedRecord]) async throws -> [TopicPartition: Int64] {
        var backoff = Backoff()
        while true {
            try Task.checkCancellation()
            let wanted = records.filter(ledger.wants).map { DecodedRecord($0, codec: codec) }
            guard !wanted.isEmpty else { break }
            do {
                try await write(wanted)
                break
            } catch let error as PostgresError {
                if error.isDataError {
                    try await writeOneByOne(wanted)
                    break
                }
                try rethrowUnlessTransient(error)
                observe(.waiting(code: error.sqlState ?? "connection"))
                try await backoff.wait()
                try await claimAgain()
            }
        }
        return ledger.claims.mapValues(\.nextOffset)
    }

    /// After a failure the commit may or may not have happened: the database says where to go on.
    private func claimAgain() async throws {
        var backoff = Backoff()
        while true {
            do {
                _ = try await claimed(Array(ledger.claims.keys))
                return
            } catch let error as PostgresError {
                try rethrowUnlessTransient(error)
                observe(.waiting(code: error.sqlState ?? "connection"))
                try await backoff.wait()
            }
        }
    }

    private func write(_ records: [DecodedRecord]) async throws {
        var fold = try await batchFold(for: records)
        let batch = fold.fold(records)
        try await commit(batch, of: records, after: fold)
    }

    /// Finds the record whose rows the database refuses: each record in its own transaction, the culprit parked.
    private func writeOneByOne(_ records: [DecodedRecord]) async throws {
        for record in records {
            do {
                try await write([record])
            } catch let error as PostgresError where error.isDataError {
                var fold = try await batchFold(for: [record])
                let batch = fold.park(
                    record, reason: "read-model-refused",
                    detail: "The read model refused the row (SQLSTATE \(error.sqlState ?? "unknown")).")
                try await commit(batch, of: [record], after: fold)
            }
        }
    }

    private func batchFold(for records: [DecodedRecord]) async throws -> BatchFold {
        let applications = Set(records.compactMap(\.application))
        let unknown = ledger.unknown(applications)
        if !unknown.isEmpty {
            let statement = LoadSnapshots(projection: model.name, version: model.version, applications: unknown)
            let snapshots = try await pool.withConnection { try await $0.query(statement) }
            var loaded: [ApplicationID: ApplicationState] = [:]
            for snapshot in snapshots {
                let state = try SnapshotCodec.decode(snapshot)
                loaded[state.id] = state
            }
            ledger.remember(loaded)
            return BatchFold(
                states: ledger.known(applications).merging(loaded) { _, new in new }, stopped: ledger.stopped)
        }
        return BatchFold(states: ledger.known(applications), stopped: ledger.stopped)
    }

    private func commit(_ batch: FoldedBatch, of records: [DecodedRecord], after fold: BatchFold) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let advances = ledger.advances(for: records)
        let latest = batch.latest
        var steps = [
            PipelineStep(AdvanceOffsets(projection: model.name, version: model.version, advances: advances))
        ]
        if !latest.isEmpty {
            steps.append(
                PipelineStep(
                    SaveSnapshots(projection: model.name, version: model.version, states: latest.map(\.state))))
        }
        if !batch.unchanged.isEmpty {
            steps.append(
                PipelineStep(
                    SaveOutcomes(projection: model.name, version: model.version, outcomes: batch.unchanged)))
        }
        if !batch.parked.isEmpty {
            steps.append(
                PipelineStep(SaveParked(projection: model.name, version: model.version, records: batch.parked)))
        }
        if !batch.accepted.isEmpty {
            steps += try model.steps(for: batch)
        }
        let transaction = steps
        try await pool.withConnection { _ = try await $0.pipeline(transaction) }
        ledger.committed(
            advances, states: Dictionary(uniqueKeysWithValues: latest.map { ($0.state.id, $0.state) }),
            stopped: fold.stopped)
        report(batch, duration: clock.now - start)
    }

    private func report(_ batch: FoldedBatch, duration: Duration) {
        let duplicates = batch.unchanged.count { $0.cause.refusalCode == nil }
        observe(
            .committed(
                accepted: batch.accepted.count, duplicates: duplicates,
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

    private func rethrowUnlessTransient(_ error: PostgresError) throws {
        switch error.sqlState {
        case "WN001":
            observe(.fenced)
            throw ProjectionFailure.fenced
        case "WN002":
            throw ProjectionFailure.foreignCluster(detail: error.message)
        default:
            guard error.isTransient else {
                throw ProjectionFailure.database(sqlState: error.sqlState ?? "none", detail: error.message)
            }
        }
    }
}
