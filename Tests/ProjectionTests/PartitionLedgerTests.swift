import Applications
import Kafka
import Testing

@testable import Projection

struct PartitionLedgerTests {
    let partition = TopicPartition(topic: "applications.housing-allowance.v1", partition: 0)

    func consumed(_ offset: Int64, partition: Int32 = 0) -> ConsumedRecord {
        ConsumedRecord(
            topic: "applications.housing-allowance.v1", partition: partition, offset: offset, timestamp: nil, key: nil,
            value: nil, headers: [])
    }

    func ledger(next: Int64, epoch: Int64 = 3) -> PartitionLedger {
        var ledger = PartitionLedger(rememberedStates: 10)
        ledger.claim([partition: .init(nextOffset: next, epoch: epoch)], stopped: [])
        return ledger
    }

    @Test func `only records of claimed partitions from the next offset on are wanted`() {
        let ledger = ledger(next: 5)
        #expect(ledger.wants(consumed(5)))
        #expect(ledger.wants(consumed(9)))
        #expect(!ledger.wants(consumed(4)))
        #expect(!ledger.wants(consumed(5, partition: 1)))
    }

    @Test func `a batch advances from the claimed offset to one past its last record, over gaps`() {
        let ledger = ledger(next: 5)
        let advances = ledger.advances(for: [Events.poison(7, of: nil), Events.poison(12, of: nil)])
        #expect(advances == [.init(partition: partition, expected: 5, next: 13, epoch: 3)])
    }

    @Test func `a committed batch moves the claim`() {
        var ledger = ledger(next: 5)
        let advances = ledger.advances(for: [Events.poison(5, of: nil)])
        ledger.committed(advances, states: [:], stopped: [])
        #expect(ledger.claims[partition]?.nextOffset == 6)
    }

    @Test func `a partition given back takes every remembered state with it`() throws {
        var ledger = ledger(next: 0)
        let a = Events.application(1)
        guard case .accepted(let state) = Fold.apply(Events.event(1, of: a, expecting: 0, Events.submitted), to: nil)
        else {
            Issue.record("filing is accepted")
            return
        }
        ledger.remember([a: state])
        #expect(ledger.unknown([a]).isEmpty)
        ledger.release([partition])
        #expect(ledger.unknown([a]) == [a])
        #expect(ledger.claims.isEmpty)
    }
}
