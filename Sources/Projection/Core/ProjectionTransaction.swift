internal import Kafka

/// What is written together or not at all.
struct ProjectionTransaction: Sendable, Equatable {
    /// What the records came to.
    let batch: FoldedBatch
    /// The last accepted event of each application.
    let latest: [FoldedBatch.Accepted]
    /// The compare-and-set of the partitions concerned; one that does not move proves ownership.
    let advances: [PartitionLedger.Advance]
    /// Positions that were set aside before and are tried again now.
    let released: [RecordPosition]

    init(batch: FoldedBatch, advances: [PartitionLedger.Advance], released: [RecordPosition]) {
        self.batch = batch
        latest = batch.latest
        self.advances = advances
        self.released = released
    }
}
