internal import Kafka
internal import Postgres

/// A transaction as statements, and what the read model remembers of the partitions after it.
struct TransactionPlan: Sendable {
    /// Tables that get so many rows or more get them by COPY: about a third cheaper for the server than `unnest`, for the
    /// price of two more round trips.
    static let copiedFrom = 64

    let steps: [PipelineStep]
    /// Tables written by COPY, after the steps.
    let copies: [RowChanges.Change]
    let memos: [TopicPartition: [UInt8]]

    init(
        _ transaction: ProjectionTransaction, of model: ProjectedModel, in target: ProjectionTarget,
        claims: [TopicPartition: PartitionLedger.Claim]
    ) throws {
        let batch = transaction.batch
        let plan = RowPlan(batch, of: model, claims: claims)
        memos = plan.memos
        var steps = [PipelineStep(AdvanceOffsets(target: target, advances: transaction.advances, memos: memos))]
        let latest = transaction.latest
        if let states = model.states, !latest.isEmpty {
            steps.append(states.save(latest.map(\.state), of: target))
        }
        steps += BookkeepingSteps.of(transaction, in: target)
        if case .ledger(let ledger) = model, !batch.accepted.isEmpty {
            steps += try ledger.steps(for: batch, in: target)
        }
        let tables = TableStatements(schema: target.schema)
        var copies: [RowChanges.Change] = []
        for change in plan.changes.changes {
            steps += tables.removals(of: change)
            if change.rows.count >= Self.copiedFrom {
                copies.append(change)
            } else if !change.rows.isEmpty {
                steps.append(tables.insertion(of: change.rows, into: change.table))
            }
        }
        // Sent with the commit, wherever in the transaction it stands.
        if let hint = ChangeHint(batch, channel: target.channel) { steps.append(PipelineStep(hint)) }
        self.steps = steps
        self.copies = copies
    }

    /// One pipeline and one round trip where no table gets many rows.
    func run(in target: ProjectionTarget, on connection: PostgresConnection) async throws {
        guard !copies.isEmpty else {
            _ = try await connection.pipeline(steps)
            return
        }
        try await connection.transaction { transaction in
            _ = try await transaction.pipeline(steps)
            for change in copies {
                try await RowCopy.copy(change.rows, into: change.table, schema: target.schema, in: transaction) { $0 }
            }
        }
    }
}
