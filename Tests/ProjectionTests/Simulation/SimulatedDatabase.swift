import Applications
import Kafka

@testable import Projection

/// The tables of one projection, with what makes their real statements safe: a claim raises the epoch, a commit compares
/// and sets every offset or changes nothing, a record stands aside or is counted once.
struct SimulatedDatabase {
    /// A row of `projection.projection_offset`.
    struct Partition: Equatable {
        var next: Int64 = 0
        var epoch: Int64 = 0
        var accepted: Int64 = 0
        var duplicates: Int64 = 0
        var refused: Int64 = 0
        var parked: Int64 = 0
        var memo: [UInt8]?
    }

    /// Where a record went.
    enum Fate: Equatable {
        case unseen
        case accepted(version: Int)
        case kept
        case unchanged(FoldedBatch.Unchanged.Cause)
        case parked(reason: String)
    }

    let bug: PlantedBug?
    let log: SimulatedLog
    var partitions: [Partition]
    var fates: [Fate]
    /// Number of the record of each version.
    var rows: [[Int]]
    var states: [ApplicationState?]
    /// Number of records set aside of each application.
    var aside: [Int]
    /// How many records were taken out of those set aside, ever.
    var released = 0
    /// What an operator put in the way of claims and commits.
    var obstacle: ProjectionFailure?
    var violations: Set<Violation> = []

    init(log: SimulatedLog, bug: PlantedBug?) {
        self.log = log
        self.bug = bug
        partitions = Array(repeating: Partition(), count: log.partitions.count)
        fates = Array(repeating: .unseen, count: log.records.count)
        rows = Array(repeating: [], count: log.applications)
        states = Array(repeating: nil, count: log.applications)
        aside = Array(repeating: 0, count: log.applications)
    }

    // MARK: Claims and reads

    /// Nil where something is in the way.
    mutating func claim(_ wanted: [TopicPartition]) -> [TopicPartition: PartitionLedger.Claim]? {
        guard obstacle == nil else { return nil }
        var claims: [TopicPartition: PartitionLedger.Claim] = [:]
        for partition in wanted {
            let index = Int(partition.partition)
            partitions[index].epoch += 1
            claims[partition] = PartitionLedger.Claim(
                nextOffset: partitions[index].next, epoch: partitions[index].epoch, memo: partitions[index].memo)
        }
        return claims
    }

    /// Applications that parked records of the partitions stop; read after the claim, in a transaction of its own.
    func stopped(in wanted: [TopicPartition]) -> [ApplicationID: RecordPosition] {
        guard bug != .claimForgetsStopped else { return [:] }
        var stopped: [ApplicationID: RecordPosition] = [:]
        for partition in wanted {
            for number in log.partitions[Int(partition.partition)] where isParked(number) {
                if let application = log.records[number].application {
                    stopped[Events.application(UInt64(application))] = Events.position(
                        log.records[number].offset, partition: partition.partition)
                }
            }
        }
        return stopped
    }

    func load(_ applications: [ApplicationID]) -> [ApplicationState] {
        applications.compactMap { states[SimulatedLog.index(of: $0)] }
    }

    func isParked(_ number: Int) -> Bool {
        if case .parked = fates[number] { true } else { false }
    }

    /// Pausing a projection and switching its version raise every epoch, so that owners notice.
    mutating func obstruct(_ failure: ProjectionFailure) {
        obstacle = failure
        for index in partitions.indices { partitions[index].epoch += 1 }
    }

    /// What a backup brings back; what went wrong before stays said.
    mutating func restore(_ backup: SimulatedDatabase) {
        let said = violations
        self = backup
        violations.formUnion(said)
        obstacle = nil
    }
}
