import Applications
import Kafka

@testable import Projection

/// One transaction: everything or nothing.
extension SimulatedDatabase {
    mutating func commit(
        _ transaction: ProjectionTransaction, memos: [TopicPartition: [UInt8]], program: Int
    ) -> ProjectionInput {
        for advance in transaction.advances {
            let row = partitions[Int(advance.partition.partition)]
            guard row.epoch == advance.epoch || bug == .databaseIgnoresEpoch,
                row.next == advance.expected || bug == .commitIsRepeated
            else { return .failed(.final(obstacle ?? .fenced)) }
        }
        for position in transaction.released where !isParked(log.number(at: position)) {
            if bug == .databaseReleasesTwice { continue }
            return .failed(.transient(code: "WN005"))
        }
        for accepted in transaction.batch.accepted
        where log.records[log.number(at: accepted.position)].writableSince > program {
            if bug == .databaseTearsCommits { advance(transaction.advances, memos: memos) }
            return .failed(.data(sqlState: "23514"))
        }
        advance(transaction.advances, memos: memos)
        for position in transaction.released { take(out: log.number(at: position)) }
        write(transaction.batch, advances: transaction.advances)
        return .committed(memos: memos)
    }

    private mutating func advance(_ advances: [PartitionLedger.Advance], memos: [TopicPartition: [UInt8]]) {
        for advance in advances {
            let index = Int(advance.partition.partition)
            if partitions[index].epoch != advance.epoch { violations.insert(.olderEpoch(partition: index)) }
            if partitions[index].next != advance.expected || advance.next < advance.expected {
                violations.insert(.offset(partition: index))
            }
            partitions[index].next = advance.next
            partitions[index].accepted += advance.accepted
            partitions[index].duplicates += advance.duplicates
            partitions[index].refused += advance.refused
            partitions[index].parked += advance.parked
            if let memo = memos[advance.partition] { partitions[index].memo = memo }
        }
    }

    private mutating func take(out number: Int) {
        if isParked(number) {
            fates[number] = .unseen
            released += 1
            if let application = log.records[number].application { aside[application] -= 1 }
        } else {
            violations.insert(.releasedWithoutBeingParked(record: number))
        }
    }

    private mutating func write(_ batch: FoldedBatch, advances: [PartitionLedger.Advance]) {
        for accepted in batch.accepted {
            let number = log.number(at: accepted.position)
            count(number, as: .accepted(version: accepted.state.version), advances)
            let application = SimulatedLog.index(of: accepted.state.id)
            rows[application].append(number)
            states[application] = accepted.state
        }
        for unchanged in batch.unchanged {
            count(log.number(at: unchanged.position), as: .unchanged(unchanged.cause), advances)
        }
        for parked in batch.parked {
            count(log.number(at: parked.position), as: .parked(reason: parked.reason), advances)
        }
        for kept in batch.kept { count(log.number(at: RecordPosition(kept)), as: .kept, advances) }
        checkOrder(of: batch)
    }

    /// An application goes on behind none of its records that stand aside, and stands still only behind one.
    private mutating func checkOrder(of batch: FoldedBatch) {
        for accepted in batch.accepted { checkOvertaking(log.number(at: accepted.position)) }
        for unchanged in batch.unchanged { checkOvertaking(log.number(at: unchanged.position)) }
        for parked in batch.parked where parked.reason == "application-stopped" {
            let number = log.number(at: parked.position)
            if !isStopped(before: number) { violations.insert(.stoppedByNothing(record: number)) }
        }
    }

    private mutating func checkOvertaking(_ number: Int) {
        if isStopped(before: number) { violations.insert(.overtook(record: number)) }
    }

    private func isStopped(before number: Int) -> Bool {
        guard let application = log.records[number].application, aside[application] > 0 else { return false }
        for earlier in log.partitions[log.records[number].partition] {
            if earlier >= number { return false }
            if log.records[earlier].application == application, isParked(earlier) { return true }
        }
        return false
    }

    private mutating func count(_ number: Int, as fate: Fate, _ advances: [PartitionLedger.Advance]) {
        if fates[number] != .unseen { violations.insert(.countedTwice(record: number)) }
        let partition = log.records[number].partition
        if !advances.contains(where: { Int($0.partition.partition) == partition }) {
            violations.insert(.unguarded(record: number))
        }
        fates[number] = fate
        if case .parked = fate, let application = log.records[number].application { aside[application] += 1 }
    }
}
