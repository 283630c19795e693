public import EventLog
public import Kafka

/// Receipts = events = projected + parked, record by record: what databases and receipts say, then the log read once.
///
/// Records are counted, never offsets: a log may have gaps (transactions, compaction). Pure; memory is a byte for each
/// record and projection, and what the receipts take.
public struct Reconciliation: Sendable {
    private var accounts: [FollowerAccount]
    private var book: ReceiptBook
    private var differences: DifferenceList
    private var records: [String: Int] = [:]
    private let topics: Set<String>
    private let clusterID: String
    private let presentsReceipts: Bool

    /// - Parameters:
    ///   - accounts: what the database says of each projection, read before the log.
    ///   - receipts: those presented; nil where none were.
    ///   - topics: those that will be read.
    ///   - clusterID: the cluster that they are read from.
    ///   - codec: opens the records of receipts.
    ///   - differences: those found before, in files; the first ones are kept up to its limit.
    public init(
        accounts: [FollowerAccount], receipts: [PresentedReceipt]?, topics: Set<String>, clusterID: String,
        codec: EventCodec, differences: DifferenceList
    ) {
        self.accounts = accounts.sorted { $0.follower < $1.follower }
        book = ReceiptBook(receipts ?? [], codec: codec)
        self.differences = differences
        self.topics = topics
        self.clusterID = clusterID
        presentsReceipts = receipts != nil
    }

    /// The next record of the log; each partition in its order, partitions in any order.
    public mutating func note(_ record: ConsumedRecord) {
        records[record.topic, default: 0] += 1
        book.note(record)
        for place in accounts.indices where accounts[place].topics.contains(record.topic) {
            guard let kind = accounts[place].note(record) else { continue }
            let follower = accounts[place].follower
            let what =
                switch kind {
                case .rowAhead: "\(follower) has a row for the record, but has not passed it"
                case .recordContested: "more than one row of \(follower) says what became of the record"
                default: "\(follower) passed the record and has no row for it"
                }
            differences.add(
                Difference(
                    kind, what, follower: follower, position: record.position, application: record.application,
                    event: record.event))
        }
    }

    /// The result, after the last record. `ends`: the next offset of each partition read.
    public consuming func finish(ends: [TopicPartition: Int64]) -> ReconciliationReport {
        for place in accounts.indices {
            accounts[place].settle()
            accounts[place].faults(ends: ends, clusterID: clusterID).forEach { differences.add($0) }
        }
        let receipts = presentsReceipts ? settleReceipts() : nil
        differences.sort()
        return ReconciliationReport(
            topics: topics.sorted().map(topic), receipts: receipts, differences: differences)
    }

    private func topic(_ name: String) -> ReconciliationReport.Topic {
        ReconciliationReport.Topic(
            name: name, records: records[name] ?? 0,
            lines: accounts.filter { $0.topics.contains(name) }.map {
                ReconciliationReport.Line(follower: $0.follower, tally: $0.tally(of: name, records: records[name] ?? 0))
            })
    }

    private mutating func settleReceipts() -> ReceiptTally {
        var tally = ReceiptTally()
        for entry in book.entries {
            let verdict = ReceiptVerdict(entry, accounts: accounts, topics: topics)
            tally.count(verdict)
            verdict.differences.forEach { differences.add($0) }
        }
        return tally
    }
}
