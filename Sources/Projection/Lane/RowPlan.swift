internal import Kafka

/// The rows of a batch, and what a read model of records remembers after it.
struct RowPlan: Sendable {
    let changes: RowChanges
    let memos: [TopicPartition: [UInt8]]

    init(_ batch: FoldedBatch, of model: ProjectedModel, claims: [TopicPartition: PartitionLedger.Claim]) {
        var memos: [TopicPartition: [UInt8]] = [:]
        switch model {
        case .ledger:
            changes = RowChanges(tables: [])
        case .table(let model, _):
            var changes = RowChanges(tables: model.definition.tables)
            for accepted in batch.accepted { model.write(accepted, to: &changes) }
            self.changes = changes
        case .records(let model, _):
            var changes = RowChanges(tables: model.definition.tables)
            for record in batch.kept {
                var memo = memos[record.topicPartition] ?? claims[record.topicPartition]?.memo
                model.write(record, memo: &memo, to: &changes)
                memos[record.topicPartition] = memo
            }
            self.changes = changes
        }
        self.memos = memos
    }
}
