internal import Applications
internal import Kafka

/// The partitions that this instance owns: where each goes on, under which epoch, and what it remembers of them.
struct PartitionLedger {
    struct Claim: Equatable {
        var nextOffset: Int64
        let epoch: Int64
    }

    /// One row of a batch's compare-and-set.
    struct Advance: Equatable {
        let partition: TopicPartition
        let expected: Int64
        let next: Int64
        let epoch: Int64
    }

    private(set) var claims: [TopicPartition: Claim] = [:]
    private(set) var stopped: Set<ApplicationID> = []
    private var states: [ApplicationID: ApplicationState] = [:]
    private let rememberedStates: Int

    /// - Parameter rememberedStates: states kept in memory; beyond it all are forgotten and read again when needed.
    init(rememberedStates: Int) {
        self.rememberedStates = rememberedStates
    }

    mutating func claim(_ partitions: [TopicPartition: Claim], stopped parked: Set<ApplicationID>) {
        claims.merge(partitions) { _, new in new }
        stopped.formUnion(parked)
        states.removeAll(keepingCapacity: true)
    }

    /// Forgets partitions, and with them every state: another owner may change it from now on.
    mutating func release(_ partitions: [TopicPartition]) {
        for partition in partitions { claims[partition] = nil }
        states.removeAll(keepingCapacity: true)
        if claims.isEmpty { stopped.removeAll() }
    }

    /// Whether the record is one of ours and not folded yet.
    func wants(_ record: ConsumedRecord) -> Bool {
        guard let claim = claims[TopicPartition(topic: record.topic, partition: record.partition)] else { return false }
        return record.offset >= claim.nextOffset
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

    mutating func remember(_ loaded: [ApplicationID: ApplicationState]) {
        if states.count + loaded.count > rememberedStates {
            states.removeAll(keepingCapacity: true)
        }
        states.merge(loaded) { _, new in new }
    }

    func advances(for records: [DecodedRecord]) -> [Advance] {
        var ends: [TopicPartition: Int64] = [:]
        for record in records {
            let partition = TopicPartition(topic: record.position.topic, partition: record.position.partition)
            ends[partition] = max(ends[partition] ?? 0, record.position.offset + 1)
        }
        return
            ends
            .compactMap { partition, next in
                claims[partition].map {
                    Advance(partition: partition, expected: $0.nextOffset, next: next, epoch: $0.epoch)
                }
            }
            .sorted { ($0.partition.topic, $0.partition.partition) < ($1.partition.topic, $1.partition.partition) }
    }

    mutating func committed(
        _ advances: [Advance], states changed: [ApplicationID: ApplicationState], stopped: Set<ApplicationID>
    ) {
        for advance in advances {
            claims[advance.partition]?.nextOffset = advance.next
        }
        remember(changed)
        self.stopped = stopped
    }
}
