import Applications
import JSON
import Reconciliation
import Testing

struct ReportTests {
    /// Four records; of the second the row went, and the third is parked.
    private let report: ReconciliationReport

    init() throws {
        var log = SmallLog()
        for offset in 0..<4 { log.append(Int64(offset), of: 1) }
        var books = Books([.accepted, .accepted, .parked])
        books.fixCounters()
        books.fates.removeAll { $0.offset == 1 }
        let receipt = try FiledApplication(number: 1, offset: 9).receipt()
        report = log.reconcile([books.account], receipts: [receipt], listing: 1)
    }

    @Test func `the summary is an equation for each projection`() {
        #expect(
            report.summary == """
                applications.housing-allowance.v1  4 records
                  housing-allowance v1             3 = 1 accepted + 0 duplicates + 0 refused + 1 parked \
                + 1 UNACCOUNTED; 1 to come
                receipts                           1 = 0 projected + 0 parked + 1 WRONG

                """)
    }

    @Test func `findings say where, what, and what to do, and how many are not listed`() {
        #expect(
            report.findings == """
                record-unaccounted  applications.housing-allowance.v1[0]@1  \
                application \(SmallLog.application(1))  event \(SmallLog.event(1))
                    housing-allowance v1 passed the record and has no row for it.
                    `wniosekctl projection verify housing-allowance` shows which rows differ, \
                `wniosekctl projection rebuild housing-allowance` makes them anew from the log.
                … and 1 more; --list 2 shows all
                1 receipt-not-in-log, 1 record-unaccounted

                """)
    }

    @Test func `the JSON says the same`() throws {
        let root = try JSONDocument(parsing: report.json).root
        #expect(root["equal"]?.bool == false)
        #expect(root["differenceCount"]?.int == 2)
        #expect(root.at(pointer: "/differenceKinds/receipt-not-in-log")?.int == 1)
        #expect(root.at(pointer: "/topics/0/records")?.int == 4)
        #expect(root.at(pointer: "/topics/0/projections/0/unaccounted")?.int == 1)
        #expect(root.at(pointer: "/topics/0/projections/0/toCome")?.int == 1)
        #expect(root.at(pointer: "/receipts/wrong")?.int == 1)
        #expect(root["differences"]?.count == 1)
        #expect(root.at(pointer: "/differences/0/kind")?.string == "record-unaccounted")
        #expect(root.at(pointer: "/differences/0/offset")?.int == 1)
        #expect(root.at(pointer: "/differences/0/applicationId")?.string == "\(SmallLog.application(1))")
    }

    @Test func `equal books say so in one line`() {
        var log = SmallLog()
        log.append(0, of: 1)
        let equal = log.reconcile([Books([.accepted]).account])
        #expect(equal.findings == "receipts = events = projected + parked\n")
        #expect(equal.receipts == nil)
        #expect(!equal.summary.contains("receipts"))
    }

    @Test func `differences are listed in the order of the log`() {
        var log = SmallLog()
        for offset in [5, 2, 9] as [Int64] { log.append(offset, of: 1) }
        let listed = log.reconcile([Books([], next: 10).account]).differences.listed
        #expect(listed.compactMap(\.offset) == [2, 5, 9])
    }
}
