internal import Applications
internal import EventLog
internal import Kafka
internal import Postgres

/// Folds one partition of a version that is being built and writes by COPY. The same core as live; but states stay in
/// memory until the partition's end, and anything lost ends the attempt, which then begins again from the offset.
struct BulkLane {
    /// The database was away; nothing is known about the last commit.
    struct Interrupted: Error {
        let code: String
    }

    private let model: ProjectedModel
    private let target: ProjectionTarget
    private let codec: EventCodec
    private let connection: PostgresConnection
    private let parked: Set<RecordPosition>
    private var core: ProjectionCore
    private let partition: TopicPartition
    private var states: [ApplicationID: ApplicationState] = [:]

    /// - Parameters:
    ///   - claim: the partition, already taken over.
    ///   - parked: records of it that an earlier run set aside.
    init(
        model: ProjectedModel, target: ProjectionTarget, codec: EventCodec, connection: PostgresConnection,
        claim: ClaimPartitions.Row, parked: [LoadParked.Row]
    ) {
        self.model = model
        self.target = target
        self.codec = codec
        self.connection = connection
        partition = claim.partition
        core = ProjectionCore(rememberedStates: 0)
        _ = core.handle(.assigned([claim.partition]))
        _ = core.handle(.claimed([claim.partition: claim.claim], stopped: LoadParked.stopped(by: parked)))
        self.parked = Set(parked.map(\.position))
    }

    /// Folds records that an earlier run wrote, to know the states again.
    mutating func remember(_ records: [ConsumedRecord]) {
        guard model.states != nil else { return }
        for record in records {
            guard !parked.contains(RecordPosition(record)),
                case .event(let event) = model.decode(record, codec: codec).content,
                case .accepted(let state) = Fold.apply(event, to: states[event.metadata.applicationID])
            else { continue }
            states[state.id] = state
        }
    }

    mutating func write(_ records: [ConsumedRecord]) async throws {
        var action = core.handle(.records(records.map { model.decode($0, codec: codec) }))
        while true {
            switch action {
            case .rest: return
            case .stop(let failure): throw failure
            case .wait(_, let code): throw Interrupted(code: code)
            case .claim: preconditionFailure("a bulk lane claims once")
            case .load(let applications):
                action = core.handle(.loaded(applications.compactMap { states[$0] }))
            case .commit(let transaction):
                do {
                    let memos = try await commit(transaction)
                    for accepted in transaction.latest { states[accepted.state.id] = accepted.state }
                    action = core.handle(.committed(memos: memos))
                } catch let error as PostgresError {
                    action = core.handle(.failed(ProjectionInput.Failure(error)))
                }
            }
        }
    }

    /// Writes the states and takes note that the partition is loaded, once and only as its owner.
    func finish() async throws {
        do {
            try await writeStates()
        } catch let error as PostgresError where error.sqlState == "WN001" {
            throw ProjectionFailure.fenced
        }
    }

    private func writeStates() async throws {
        guard let claim = core.ledger.claims[partition] else { throw ProjectionFailure.fenced }
        let proof = PartitionLedger.Advance(
            partition: partition, expected: claim.nextOffset, next: claim.nextOffset, epoch: claim.epoch)
        let (target, partition) = (target, partition)
        let rows = model.states == nil ? [] : Array(states.values)
        try await connection.transaction { open in
            try await open.execute(AdvanceOffsets(target: target, advances: [proof], memos: [:]))
            if !rows.isEmpty {
                try await RowCopy.copy(rows, into: Standing.table, schema: target.schema, in: open, as: Standing.row)
            }
            _ = try await open.query(
                """
                update projection.projection_offset set is_loaded = true
                 where projection = $1 and version = $2 and topic = $3 and partition = $4
                """,
                [
                    .text(target.projection), .int4(Int32(target.version)), .text(partition.topic),
                    .int4(partition.partition),
                ])
        }
    }

    private func commit(_ transaction: ProjectionTransaction) async throws -> [TopicPartition: [UInt8]] {
        let rows = RowPlan(transaction.batch, of: model, claims: core.ledger.claims)
        var steps = [PipelineStep(AdvanceOffsets(target: target, advances: transaction.advances, memos: rows.memos))]
        steps += BookkeepingSteps.of(transaction, in: target)
        let bookkeeping = steps
        let target = target
        try await connection.transaction { open in
            _ = try await open.pipeline(bookkeeping)
            try await RowCopy.write(rows.changes, schema: target.schema, in: open)
        }
        return rows.memos
    }
}
