import Applications
import Kafka
import Testing

@testable import Projection

struct PartitionLedgerTests {
    let first = Events.position(0).topicPartition
    let second = Events.position(0, partition: 1).topicPartition
    let a = Events.application(1)
    let b = Events.application(2)

    func ledger(next: Int64, epoch: Int64 = 3) -> PartitionLedger {
        var ledger = PartitionLedger(rememberedStates: 10)
        ledger.claim([first: .init(nextOffset: next, epoch: epoch)], stopped: [:])
        return ledger
    }

    func filed(_ offset: Int64, _ application: ApplicationID, partition: Int32 = 0) -> DecodedRecord {
        Events.record(
            offset, Events.event(UInt64(offset), of: application, expecting: 0, Events.submitted), partition: partition)
    }

    /// What the fold makes of the records, and what is written for them.
    func transaction(
        _ records: [DecodedRecord], of ledger: PartitionLedger, isRelease: Bool = false
    ) -> (ProjectionTransaction, stopped: [ApplicationID: RecordPosition]) {
        var fold = BatchFold(states: ledger.known(Set(records.compactMap(\.application))), stopped: ledger.stopped)
        let batch = fold.fold(records)
        let advances = ledger.advances(for: records[...], counting: batch, isRelease: isRelease)
        return (ProjectionTransaction(batch: batch, advances: advances, released: []), fold.stopped)
    }

    @Test func `only records of claimed partitions from the next offset on are wanted`() {
        let ledger = ledger(next: 5)
        #expect(ledger.wants(filed(5, a)))
        #expect(ledger.wants(filed(9, a)))
        #expect(!ledger.wants(filed(4, a)))
        #expect(!ledger.wants(filed(5, a, partition: 1)))
    }

    @Test func `a record passed is still owned, one of another partition is not`() {
        let ledger = ledger(next: 5)
        #expect(ledger.owns(filed(1, a)))
        #expect(!ledger.owns(filed(9, a, partition: 1)))
    }

    @Test func `a batch advances from the claimed offset to one past its last record, over gaps`() {
        let (transaction, _) = transaction(
            [Events.poison(7, of: nil), Events.poison(12, of: nil)], of: ledger(next: 5))
        #expect(transaction.advances == [.init(partition: first, expected: 5, next: 13, epoch: 3, parked: 2)])
    }

    @Test func `each partition of a batch is advanced and counted for itself`() {
        var ledger = ledger(next: 0)
        ledger.claim([second: .init(nextOffset: 40, epoch: 8)], stopped: [:])
        let (transaction, _) = transaction(
            [
                filed(0, a), filed(41, b, partition: 1), filed(0, a),
                Events.record(2, Events.event(9, of: a, expecting: 7, Events.note("x"))),
            ], of: ledger)
        #expect(
            transaction.advances == [
                .init(partition: first, expected: 0, next: 3, epoch: 3, accepted: 1, duplicates: 1, refused: 1),
                .init(partition: second, expected: 40, next: 42, epoch: 8, accepted: 1),
            ])
    }

    @Test func `a release moves no offset, and what is folded is set aside no more`() {
        let (transaction, _) = transaction(
            [filed(2, a), Events.poison(3, of: b)], of: ledger(next: 9), isRelease: true)
        #expect(
            transaction.advances == [.init(partition: first, expected: 9, next: 9, epoch: 3, accepted: 1, parked: -1)])
    }

    @Test func `a committed batch moves the claim, its memo, and what is stopped`() {
        var ledger = ledger(next: 5)
        let (transaction, stopped) = transaction([Events.poison(5, of: a)], of: ledger)
        ledger.committed(transaction, memos: [first: [1, 2]], stopped: stopped)
        #expect(ledger.claims == [first: .init(nextOffset: 6, epoch: 3, memo: [1, 2])])
        #expect(ledger.stopped == [a: Events.position(5)])
    }

    @Test func `a partition given back takes every remembered state with it`() {
        var ledger = ledger(next: 0)
        let (transaction, stopped) = transaction([filed(0, a)], of: ledger)
        ledger.committed(transaction, memos: [:], stopped: stopped)
        #expect(ledger.unknown([a]).isEmpty)
        #expect(ledger.known([a])[a]?.version == 1)
        ledger.release([first])
        #expect(ledger.unknown([a]) == [a])
        #expect(ledger.claims.isEmpty)
    }

    @Test func `a partition that is claimed again brings its own list of stopped applications`() {
        var ledger = PartitionLedger(rememberedStates: 10)
        ledger.claim(
            [first: .init(nextOffset: 5, epoch: 1), second: .init(nextOffset: 5, epoch: 1)],
            stopped: [a: Events.position(4), b: Events.position(4, partition: 1)])
        ledger.release([first])
        #expect(ledger.stopped == [b: Events.position(4, partition: 1)], "others are kept")
        ledger.claim([first: .init(nextOffset: 5, epoch: 3)], stopped: [:])
        #expect(ledger.stopped == [b: Events.position(4, partition: 1)], "another owner released it meanwhile")
        ledger.claim([second: .init(nextOffset: 5, epoch: 2)], stopped: [:])
        #expect(ledger.stopped.isEmpty)
    }

    @Test func `records set aside are complete up to the last one of their application`() {
        var ledger = PartitionLedger(rememberedStates: 10)
        ledger.claim([first: .init(nextOffset: 5, epoch: 1)], stopped: [a: Events.position(4)])
        #expect(ledger.isParkedUpTo([Events.poison(2, of: a), Events.poison(4, of: a)]))
        #expect(!ledger.isParkedUpTo([Events.poison(2, of: a)]), "one was set aside since")
        #expect(!ledger.isParkedUpTo([Events.poison(3, of: b)]), "it is not set aside any more")
        #expect(ledger.isParkedUpTo([Events.poison(3, of: nil)]), "without application it stands alone")
    }

    @Test func `a database that knows less than the lane is noticed`() {
        let ledger = ledger(next: 5)
        #expect(ledger.goesBack(in: [first: .init(nextOffset: 4, epoch: 9)]))
        #expect(!ledger.goesBack(in: [first: .init(nextOffset: 5, epoch: 9)]))
        #expect(!ledger.goesBack(in: [second: .init(nextOffset: 0, epoch: 1)]))
    }
}
