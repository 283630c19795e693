internal import Applications
internal import Kafka

extension FollowerAccount {
    /// What is wrong besides single records of the log, when all of it was noted.
    func faults(ends: [TopicPartition: Int64], clusterID: String) -> [Difference] {
        let ours = partitions.sorted { $0.key < $1.key }.filter { ends[$0.key] != nil }
        let ofPartitions = ours.flatMap { partition, account in
            faults(of: partition, account, end: ends[partition] ?? 0, clusterID: clusterID)
        }
        let ofApplications = events.differences.filter { $0.partition.map { ends[$0] != nil } ?? true }.map {
            Difference(
                kind: .applicationDiffers, follower: follower, partition: $0.partition, application: $0.application,
                what: $0.surplus > 0
                    ? "\(follower) lacks \($0.surplus) of the application's events in the log"
                    : "\(follower) has \(-$0.surplus) events of the application that the log does not have")
        }
        return ofPartitions + ofApplications
    }

    /// The topic's records in all partitions. A topic of which the projection has no partition is all to come.
    func tally(of topic: String, records: Int) -> FollowerTally {
        var sum = FollowerTally()
        for (partition, account) in partitions where partition.topic == topic { sum += account.tally }
        sum.toCome = records - sum.records
        return sum
    }

    private func faults(
        of partition: TopicPartition, _ account: PartitionAccount, end: Int64, clusterID: String
    ) -> [Difference] {
        var found: [Difference] = []
        func add(_ kind: Difference.Kind, _ what: String) {
            found.append(Difference(kind: kind, follower: follower, partition: partition, what: what))
        }
        if let progress = account.progress {
            if progress.clusterID != clusterID {
                add(.otherCluster, "\(follower) follows cluster \(progress.clusterID), this is \(clusterID)")
            }
            if progress.nextOffset > end {
                add(.offsetBeyondLog, "\(follower) is at \(progress.nextOffset), the log ends at \(end)")
            }
        }
        for offset in account.strayRows {
            found.append(
                Difference(
                    .rowWithoutRecord, "\(follower) has a row for this position, the log has no record there",
                    follower: follower,
                    position: RecordPosition(topic: partition.topic, partition: partition.partition, offset: offset)))
        }
        if !account.countersAgree {
            let counted = account.progress?.counters.text ?? "nothing"
            add(.countersDiffer, "\(follower) counted \(counted); log and rows say \(account.tally.text)")
        }
        return found
    }
}

extension Progress.Counters {
    fileprivate var text: String {
        "\(accepted) accepted + \(duplicates) duplicates + \(refused) refused + \(parked) parked"
    }
}

extension FollowerTally {
    /// E.g. `10 accepted + 1 duplicates + 0 refused + 2 parked`.
    var text: String {
        "\(accepted) accepted + \(duplicates) duplicates + \(refused) refused + \(parked) parked"
    }
}
