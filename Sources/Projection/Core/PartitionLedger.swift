internal import Applications
internal import Kafka

/// The partitions that this lane owns: where each goes on, under which epoch, and what it remembers of them.
struct PartitionLedger: Sendable {
    struct Claim: Sendable, Equatable {
        var nextOffset: Int64
        let epoch: Int64
        /// What a read model of records keeps of the partition.
        var memo: [UInt8]?
    }

    /// One row of a batch's compare-and-set, with what is to be counted.
    struct Advance: Sendable, Equatable {
        let partition: TopicPartition
        let expected: Int64
        var next: Int64
        let epoch: Int64
        var accepted: Int64 = 0
        var duplicates: Int64 = 0
        var refused: Int64 = 0
        var parked: Int64 = 0
    }

    private(set) var claims: [TopicPartition: Claim] = [:]
    /// Applications that records set aside stop, with the last of these.
    private(set) var stopped: [ApplicationID: RecordPosition] = [:]
    private var states: RememberedStates

    /// - Parameter rememberedStates: states kept in memory; older ones are read again when needed.
    init(rememberedStates: Int) {
        states = RememberedStates(limit: rememberedStates)
    }

    /// Whether the database knows less than this lane: restored from a backup. What was read of the log then leaves a gap.
    func goesBack(in partitions: [TopicPartition: Claim]) -> Bool {
        partitions.contains { partition, claim in claims[partition].map { claim.nextOffset < $0.nextOffset } ?? false }
    }

    mutating func claim(_ partitions: [TopicPartition: Claim], stopped parked: [ApplicationID: RecordPosition]) {
        stopped = stopped.filter { partitions[$0.value.topicPartition] == nil }
        stopped.merge(parked) { _, new in new }
        claims.merge(partitions) { _, new in new }
        states.forgetAll()
    }

    /// Forgets partitions, and with them every state: another owner may change it from now on.
    mutating func release(_ partitions: [TopicPartition]) {
        for partition in partitions { claims[partition] = nil }
        states.forgetAll()
        stopped = stopped.filter { claims[$0.value.topicPartition] != nil }
    }

    /// Records of these applications are folded again.
    mutating func resume(_ applications: Set<ApplicationID>) {
        for application in applications { stopped[application] = nil }
    }

    /// Whether these are all records set aside of their application; one parked since would be overtaken.
    func isParkedUpTo(_ records: [DecodedRecord]) -> Bool {
        guard let last = records.last, let application = last.application else { return true }
        return stopped[application] == last.position
    }

    func owns(_ record: DecodedRecord) -> Bool { claims[record.partition] != nil }

    /// Whether the record is one of ours and not passed yet.
    func wants(_ record: DecodedRecord) -> Bool {
        claims[record.partition].map { record.position.offset >= $0.nextOffset } ?? false
    }

    func unknown(_ applications: Set<ApplicationID>) -> [ApplicationID] {
        applications.filter { states[$0] == nil }
    }

    func known(_ applications: Set<ApplicationID>) -> [ApplicationID: ApplicationState] {
        var known: [ApplicationID: ApplicationState] = [:]
        known.reserveCapacity(applications.count)
        for application in applications {
            known[application] = states[application]
        }
        return known
    }

    /// - Parameter isRelease: the records were set aside before; their offsets are passed and stay where they are.
    func advances(for records: ArraySlice<DecodedRecord>, counting batch: FoldedBatch, isRelease: Bool) -> [Advance] {
        var tally = Tally()
        for record in records {
            tally.count(record.partition) { advance in
                advance.next = max(advance.next, record.position.offset + 1)
                if isRelease { advance.parked -= 1 }
            }
        }
        for accepted in batch.accepted { tally.count(accepted.position.topicPartition) { $0.accepted += 1 } }
        for record in batch.kept { tally.count(record.topicPartition) { $0.accepted += 1 } }
        for parked in batch.parked { tally.count(parked.position.topicPartition) { $0.parked += 1 } }
        for unchanged in batch.unchanged {
            tally.count(unchanged.position.topicPartition) { advance in
                switch unchanged.cause {
                case .duplicate: advance.duplicates += 1
                case .refused: advance.refused += 1
                }
            }
        }
        return tally.rows.compactMap { row in
            claims[row.partition].map { claim in
                Advance(
                    partition: row.partition, expected: claim.nextOffset,
                    next: isRelease ? claim.nextOffset : row.next, epoch: claim.epoch, accepted: row.accepted,
                    duplicates: row.duplicates, refused: row.refused, parked: row.parked)
            }
        }
        .sorted { $0.partition < $1.partition }
    }

    mutating func committed(
        _ transaction: ProjectionTransaction, memos: [TopicPartition: [UInt8]], stopped: [ApplicationID: RecordPosition]
    ) {
        for advance in transaction.advances {
            claims[advance.partition]?.nextOffset = advance.next
        }
        for (partition, memo) in memos { claims[partition]?.memo = memo }
        states.remember(transaction.latest.lazy.map(\.state))
        self.stopped = stopped
    }
}

/// Counts by partition. Records come in runs of one partition, so the one counted last is looked at first.
private struct Tally {
    private(set) var rows: [PartitionLedger.Advance] = []
    private var last = 0

    mutating func count(_ partition: TopicPartition, _ change: (inout PartitionLedger.Advance) -> Void) {
        if last >= rows.count || rows[last].partition != partition {
            if let place = rows.firstIndex(where: { $0.partition == partition }) {
                last = place
            } else {
                last = rows.count
                rows.append(.init(partition: partition, expected: 0, next: 0, epoch: 0))
            }
        }
        change(&rows[last])
    }
}
