import Applications
import Kafka
import Reconciliation
import Testing

struct RecordAccountingTests {
    /// Ten records of two applications: accepted but for one of each other fate.
    let log: SmallLog
    let books = Books(
        [.accepted, .accepted, .duplicate, .accepted, .refused, .accepted, .parked, .accepted, .accepted, .accepted])

    init() {
        var log = SmallLog()
        for offset in 0..<10 { log.append(Int64(offset), of: offset % 2) }
        self.log = log
    }

    @Test func `books that account for every record are equal to the log`() throws {
        let report = log.reconcile([books.account])
        #expect(report.isEqual)
        let topic = try #require(report.topics.first)
        #expect(topic.records == 10)
        let tally = try #require(topic.lines.first).tally
        #expect(tally.records == 10)
        #expect((tally.accepted, tally.duplicates, tally.refused, tally.parked) == (7, 1, 1, 1))
        #expect((tally.unaccounted, tally.toCome) == (0, 0))
    }

    @Test func `a row that went is named by its record`() {
        var books = books
        books.fixCounters()
        books.fates.removeAll { $0.offset == 5 }
        let report = log.reconcile([books.account])
        #expect(report.differences.total == 1)
        let difference = report.differences.listed.first
        #expect(difference?.kind == .recordUnaccounted)
        #expect(difference?.partition == TopicPartition(topic: SmallLog.topic, partition: 0))
        #expect(difference?.offset == 5)
        #expect(difference?.application == SmallLog.application(1))
        #expect(difference?.event == SmallLog.event(5))
        #expect(difference?.follower == SmallLog.follower)
        #expect(report.topics.first?.lines.first?.tally.unaccounted == 1)
    }

    @Test(arguments: [2, 4, 6] as [Int64])
    func `an outcome or a parked record that went is missed too`(offset: Int64) {
        var books = books
        books.fixCounters()
        books.fates.removeAll { $0.offset == offset }
        let report = log.reconcile([books.account])
        #expect(report.differences.listed.map(\.kind) == [.recordUnaccounted])
        #expect(report.differences.listed.first?.offset == offset)
    }

    @Test func `records that were not reached yet are no difference`() {
        var books = Books(Array(repeating: .accepted, count: 6))
        books.next = 6
        let report = log.reconcile([books.account])
        #expect(report.isEqual)
        #expect(report.topics.first?.lines.first?.tally.toCome == 4)
        #expect(report.topics.first?.lines.first?.tally.records == 6)
    }

    @Test func `a row beyond the resume point is torn from its offset`() {
        var books = books
        books.next = 9
        books.counters = Progress.Counters(accepted: 6, duplicates: 1, refused: 1, parked: 1)
        let report = log.reconcile([books.account])
        #expect(report.differences.listed.map(\.kind) == [.rowAhead])
        #expect(report.differences.listed.first?.offset == 9)
    }

    @Test func `a record with two fates, or the same one twice, is contested`() {
        var books = books
        books.fixCounters()
        books.fates.append((1, .parked))
        books.fates.append((3, .accepted))
        let report = log.reconcile([books.account])
        #expect(report.differences.listed.map(\.kind) == [.recordContested, .recordContested])
        #expect(report.differences.listed.map(\.offset) == [1, 3])
    }

    @Test func `a row for which the log has no record is named by its place`() {
        var log = log
        log.records.removeAll { $0.offset == 7 }
        let report = log.reconcile([books.account])
        #expect(report.differences.listed.map(\.kind) == [.rowWithoutRecord])
        #expect(report.differences.listed.first?.offset == 7)
        #expect(report.differences.unnamed == [SmallLog.position(7)])
    }

    @Test func `the database's name for such a row is kept`() {
        var log = log
        log.records.removeAll { $0.offset == 7 }
        var report = log.reconcile([books.account])
        report.differences.name([SmallLog.position(7): SmallLog.application(1)])
        #expect(report.differences.listed.first { $0.offset == 7 }?.application == SmallLog.application(1))
        #expect(report.differences.unnamed.isEmpty)
    }

    @Test func `gaps between offsets are no difference`() {
        var log = SmallLog()
        for offset in [0, 3, 9_000, 9_001] as [Int64] { log.append(offset, of: 1) }
        var books = Books([], next: 9_002)
        books.fates = log.records.map { ($0.offset, .accepted) }
        #expect(log.reconcile([books.account]).isEqual)
    }

    @Test func `counters that explain nothing are a difference`() {
        var books = books
        books.counters = Progress.Counters(accepted: 8, duplicates: 1, refused: 1, parked: 1)
        let report = log.reconcile([books.account])
        #expect(report.differences.listed.map(\.kind) == [.countersDiffer])
        #expect(report.differences.listed.first?.offset == nil)
        #expect(report.differences.listed.first?.what.contains("8 accepted") == true)
    }

    @Test func `counters that know of fewer rows than there are differ`() {
        var books = books
        books.counters = Progress.Counters(accepted: 7, duplicates: 1, refused: 1, parked: 0)
        #expect(log.reconcile([books.account]).differences.listed.map(\.kind) == [.countersDiffer])
    }

    @Test func `a projection beyond the end of the log is told`() {
        var books = books
        books.next = 12
        let report = log.reconcile([books.account])
        #expect(report.differences.listed.map(\.kind) == [.offsetBeyondLog])
        #expect(report.differences.listed.first?.what.contains("at 12") == true)
    }

    @Test func `offsets of another cluster are told`() {
        let report = log.reconcile([books.account], cluster: "cluster-2")
        #expect(report.differences.listed.map(\.kind) == [.otherCluster])
        #expect(report.differences.listed.first?.remedy.contains("adopt housing-allowance") == true)
    }

    @Test func `a projection that never began has everything to come`() {
        let account = FollowerAccount(
            Follower(projection: "event-archive", version: 0), topics: [SmallLog.topic], acceptedRows: .byApplication)
        let report = log.reconcile([account])
        #expect(report.isEqual)
        #expect(report.topics.first?.lines.first?.tally.toCome == 10)
    }

    @Test func `partitions are compared each for itself`() {
        var log = log
        for offset in 0..<3 { log.append(Int64(offset), of: 7, partition: 11) }
        var other = Books([.accepted, .accepted, .accepted])
        other.partition = 11
        other.fixCounters()
        other.fates.removeAll { $0.offset == 1 }
        var account = books.account
        other.enter(into: &account)
        let report = log.reconcile([account])
        #expect(report.differences.listed.map(\.partition?.partition) == [11])
        #expect(report.topics.first?.lines.first?.tally.records == 13)
    }
}
