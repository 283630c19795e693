import Applications
import EventLog
import Kafka
import Reconciliation

/// A log made by hand, and books that agree with it until a test spoils them.
struct SmallLog {
    static let topic = "applications.housing-allowance.v1"
    static let cluster = "cluster-1"
    static let follower = Follower(projection: "housing-allowance", version: 1)

    var records: [ConsumedRecord] = []
    /// The next offset of each partition that has records.
    var ends: [TopicPartition: Int64] {
        records.reduce(into: [:]) { $0[$1.topicPartition] = max($0[$1.topicPartition] ?? 0, $1.offset + 1) }
    }

    static func position(_ offset: Int64, partition: Int32 = 0) -> RecordPosition {
        RecordPosition(topic: topic, partition: partition, offset: offset)
    }

    static func application(_ number: Int) -> ApplicationID {
        ApplicationID(UUID128(high: 0xA000, low: UInt64(number)))
    }

    static func event(_ number: Int) -> EventID { EventID(UUID128(high: 0xE000, low: UInt64(number))) }

    /// Appends a record; its event is numbered like its offset.
    mutating func append(_ offset: Int64, of application: Int?, partition: Int32 = 0) {
        records.append(
            ConsumedRecord(
                topic: Self.topic, partition: partition, offset: offset, timestamp: nil,
                key: application.map { Array(Self.application($0).description.utf8) }, value: [],
                headers: [KafkaHeader(key: "ce_id", value: Array(Self.event(Int(offset)).description.utf8))]))
    }

    func reconcile(
        _ accounts: [FollowerAccount], receipts: [PresentedReceipt]? = nil, listing limit: Int = 100,
        cluster: String = Self.cluster, ends end: Int64? = nil
    ) -> ReconciliationReport {
        var reconciliation = Reconciliation(
            accounts: accounts, receipts: receipts, topics: [Self.topic], clusterID: cluster, codec: EventCodec(),
            differences: DifferenceList(limit: limit))
        for record in records { reconciliation.note(record) }
        return reconciliation.finish(ends: end.map { end in ends.mapValues { _ in end } } ?? ends)
    }
}

/// What a test says of a projection: fates by offset, and counters that follow from them unless given.
struct Books {
    var fates: [(offset: Int64, fate: Fate)] = []
    var next: Int64
    var counters: Progress.Counters?
    var partition: Int32 = 0
    var cluster = SmallLog.cluster

    init(_ fates: [Fate], next: Int64? = nil) {
        self.fates = fates.enumerated().map { (Int64($0), $1) }
        self.next = next ?? Int64(fates.count)
    }

    var counted: Progress.Counters {
        func count(_ fate: Fate) -> Int64 { Int64(fates.count { $0.fate == fate }) }
        return Progress.Counters(
            accepted: count(.accepted), duplicates: count(.duplicate), refused: count(.refused),
            parked: count(.parked))
    }

    /// Fixes the counters as they are now, so that rows can be spoiled.
    mutating func fixCounters() { counters = counted }

    var account: FollowerAccount {
        var account = FollowerAccount(SmallLog.follower, topics: [SmallLog.topic], acceptedRows: .byPosition)
        enter(into: &account)
        return account
    }

    func enter(into account: inout FollowerAccount) {
        account.setProgress(
            Progress(nextOffset: next, clusterID: cluster, counters: counters ?? counted),
            of: TopicPartition(topic: SmallLog.topic, partition: partition))
        for (offset, fate) in fates {
            account.add(fate, at: SmallLog.position(offset, partition: partition))
        }
    }
}
