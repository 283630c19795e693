import Applications
import Reconciliation
import Testing

/// Projections whose rows keep no positions: only how many events each application has.
struct ApplicationAccountingTests {
    let log: SmallLog

    init() {
        var log = SmallLog()
        for offset in 0..<6 { log.append(Int64(offset), of: offset % 2) }
        self.log = log
    }

    /// Offset 5 is a duplicate, so application 0 has three events and application 1 two.
    private func account(rows: [Int: Int], accepted: Int64 = 5) -> FollowerAccount {
        var account = FollowerAccount(
            Follower(projection: "applicant-status", version: 1), topics: [SmallLog.topic], acceptedRows: .byApplication
        )
        var books = Books([], next: 6)
        books.fates = [(5, .duplicate)]
        books.counters = Progress.Counters(accepted: accepted, duplicates: 1, refused: 0, parked: 0)
        books.enter(into: &account)
        for (application, count) in rows { account.addAccepted(count, of: SmallLog.application(application)) }
        return account
    }

    @Test func `what no other row claims counts as accepted`() throws {
        let report = log.reconcile([account(rows: [0: 3, 1: 2])])
        #expect(report.isEqual)
        let tally = try #require(report.topics.first?.lines.first).tally
        #expect((tally.accepted, tally.duplicates, tally.unaccounted) == (5, 1, 0))
    }

    @Test func `an application that lacks an event is named`() throws {
        let report = log.reconcile([account(rows: [0: 3, 1: 1])])
        #expect(report.differences.listed.map(\.kind) == [.applicationDiffers])
        #expect(report.differences.listed.first?.application == SmallLog.application(1))
        #expect(report.differences.listed.first?.what.contains("lacks 1 of the") == true)
        let tally = try #require(report.topics.first?.lines.first).tally
        #expect((tally.accepted, tally.unaccounted) == (4, 1))
    }

    @Test func `an application that the log does not have is named`() {
        let report = log.reconcile([account(rows: [0: 3, 1: 2, 9: 4])])
        #expect(report.differences.listed.map(\.kind) == [.applicationDiffers])
        #expect(report.differences.listed.first?.application == SmallLog.application(9))
        #expect(report.differences.listed.first?.what.contains("has 4 events") == true)
    }

    @Test func `rows too many and counters that disagree are told apart`() {
        let report = log.reconcile([account(rows: [0: 3, 1: 2], accepted: 6)])
        #expect(report.differences.listed.map(\.kind) == [.countersDiffer])
    }

    @Test func `nobody is told to rebuild what sends messages`() {
        var notifier = FollowerAccount(
            Follower(projection: "notifier", version: 1, isReadModel: false), topics: [SmallLog.topic],
            acceptedRows: .byApplication)
        notifier.addAccepted(1, of: SmallLog.application(9))
        let difference = log.reconcile([notifier]).differences.listed.first
        #expect(difference?.kind == .applicationDiffers)
        #expect(difference?.remedy.contains("rebuild") == false)
        #expect(log.reconcile([account(rows: [0: 3])]).differences.listed.first?.remedy.contains("rebuild") == true)
    }

    @Test func `a record without an application's key can only have been parked`() {
        var log = SmallLog()
        log.append(0, of: nil)
        var account = FollowerAccount(SmallLog.follower, topics: [SmallLog.topic], acceptedRows: .byApplication)
        var books = Books([.parked])
        books.fixCounters()
        books.enter(into: &account)
        #expect(log.reconcile([account]).isEqual)

        var without = FollowerAccount(SmallLog.follower, topics: [SmallLog.topic], acceptedRows: .byApplication)
        books.fates = []
        books.enter(into: &without)
        #expect(log.reconcile([without]).differences.listed.map(\.kind) == [.recordUnaccounted])
    }
}
