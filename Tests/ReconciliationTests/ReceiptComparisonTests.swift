import Applications
import EventLog
import JSON
import Kafka
import Receipts
import Reconciliation
import Testing

struct ReceiptComparisonTests {
    let filed = FiledApplication(number: 1, offset: 3)
    let log: SmallLog

    init() throws {
        var log = SmallLog()
        for offset in [0, 1, 2] as [Int64] { log.append(offset, of: 9) }
        log.records.append(filed.record)
        log.append(4, of: 9)
        self.log = log
    }

    private func books(_ fate: Fate = .accepted, next: Int64 = 5) -> FollowerAccount {
        var books = Books([.accepted, .accepted, .accepted, fate, .accepted].prefix(Int(next)).map { $0 }, next: next)
        books.fixCounters()
        return books.account
    }

    @Test func `a receipt whose record is there and projected is confirmed`() throws {
        let report = log.reconcile([books()], receipts: [try filed.receipt()])
        #expect(report.isEqual)
        #expect(report.receipts?.presented == 1)
        #expect(report.receipts?.inLog == 1)
        #expect(report.receipts?.projected == 1)
    }

    @Test(arguments: [Fate.duplicate, .accepted])
    func `the same event again is as good as the first`(fate: Fate) throws {
        #expect(log.reconcile([books(fate)], receipts: [try filed.receipt()]).receipts?.projected == 1)
    }

    @Test func `a parked record is counted as parked and is no difference`() throws {
        let report = log.reconcile([books(.parked)], receipts: [try filed.receipt()])
        #expect(report.isEqual)
        #expect(report.receipts?.parked == 1)
        #expect(report.receipts?.projected == 0)
    }

    @Test func `a record that is not reached yet is to come`() throws {
        let report = log.reconcile([books(next: 2)], receipts: [try filed.receipt()])
        #expect(report.isEqual)
        #expect(report.receipts?.toCome == 1)
        #expect(report.receipts?.inLog == 1)
    }

    @Test func `a receipt of which the log has nothing is named`() throws {
        var log = log
        log.records.removeAll { $0.offset == 3 }
        let report = log.reconcile([], receipts: [try filed.receipt()])
        let difference = report.differences.listed.first
        #expect(difference?.kind == .receiptNotInLog)
        #expect(difference?.offset == 3)
        #expect(difference?.application == filed.application)
        #expect(difference?.receipt?.contains("receipts/1.json") == true)
        #expect(report.receipts?.wrong == 1)
        #expect(report.receipts?.inLog == 0)
    }

    @Test func `another record at the receipt's place is not its evidence`() throws {
        var log = log
        log.records[3] = FiledApplication(number: 2, offset: 3).record
        let report = log.reconcile([], receipts: [try filed.receipt()])
        #expect(report.differences.listed.map(\.kind) == [.receiptNotInLog])
        #expect(report.differences.listed.first?.what.contains("another record") == true)
    }

    @Test func `an event that lies elsewhere is found there`() throws {
        var log = log
        log.records[3] = FiledApplication(number: 2, offset: 3).record
        log.records.append(FiledApplication(number: 1, offset: 5).record)
        let report = log.reconcile([], receipts: [try filed.receipt()])
        #expect(report.differences.listed.map(\.kind) == [.receiptElsewhere])
        #expect(report.differences.listed.first?.what.contains("[0]@5") == true)
    }

    @Test func `a retry's later place is evidence of its own`() throws {
        var log = log
        log.records.append(FiledApplication(number: 1, offset: 5).record)
        var books = Books([.accepted, .accepted, .accepted, .accepted, .accepted, .duplicate])
        books.fixCounters()
        let receipts = [try filed.receipt(), try FiledApplication(number: 1, offset: 5).receipt()]
        let report = log.reconcile([books.account], receipts: receipts)
        #expect(report.isEqual)
        #expect(report.receipts?.projected == 2)
    }

    @Test func `answers that were changed in the log do not pass`() throws {
        var changed = filed
        changed.answersInLog = Array(#"{"rooms":3}"#.utf8)
        var log = log
        log.records[3] = changed.record
        let report = log.reconcile([], receipts: [try filed.receipt()])
        #expect(report.differences.listed.map(\.kind) == [.receiptDataDiffers])
        #expect(report.differences.listed.first?.what.contains("answers in the record") == true)
    }

    @Test func `a record that names another hash does not pass`() throws {
        var changed = filed
        changed.answers = Array(#"{"rooms":4}"#.utf8)
        let record = changed.record
        var log = log
        log.records[3] = record
        let report = log.reconcile([], receipts: [try filed.receipt()])
        #expect(report.differences.listed.map(\.kind) == [.receiptDataDiffers])
        #expect(report.differences.listed.first?.what.contains("another hash") == true)
    }

    @Test func `a projection that passed the record without a trace is named with the receipt`() throws {
        var books = Books([.accepted, .accepted, .accepted, .accepted, .accepted])
        books.fixCounters()
        books.fates.removeAll { $0.offset == 3 }
        let report = log.reconcile([books.account], receipts: [try filed.receipt()])
        #expect(report.differences.listed.map(\.kind) == [.recordUnaccounted, .receiptNotProjected])
        #expect(report.receipts?.wrong == 1)
        #expect(report.receipts?.inLog == 1)
    }

    @Test func `a filing that was refused is a difference`() throws {
        let report = log.reconcile([books(.refused)], receipts: [try filed.receipt()])
        #expect(report.differences.listed.map(\.kind) == [.receiptRefused])
    }

    @Test func `a receipt of a topic that was not read is passed over`() throws {
        var elsewhere = filed
        elsewhere.benefit = .alimonyFund
        let report = log.reconcile([books()], receipts: [try elsewhere.receipt()])
        #expect(report.isEqual)
        #expect(report.receipts?.skipped == 1)
        #expect(report.receipts?.wrong == 0)
    }

    @Test func `a pending withdrawal may have been refused, an accepted one not`() throws {
        for (outcome, kinds) in [
            (ActReceipt.Outcome.pending, []), (.accepted(.withdrawn), [Difference.Kind.receiptRefused]),
        ] {
            var log = log
            log.records[3] = filed.withdrawal
            let report = log.reconcile([books(.refused)], receipts: [try filed.withdrawalReceipt(outcome)])
            #expect(report.differences.listed.map(\.kind) == kinds)
        }
    }
}
