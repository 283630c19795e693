internal import Applications
internal import Kafka

/// Accepted events of each application: those of the log against those of a projection whose rows keep no positions.
struct AcceptedEvents {
    private struct Balance {
        /// Events in the log less rows.
        var surplus = 0
        var partition: TopicPartition?
    }

    private var balances: [ApplicationID: Balance] = [:]

    /// Rows, or the version, that the projection has of an application.
    mutating func addRows(_ count: Int, of application: ApplicationID) {
        balances[application, default: Balance()].surplus -= count
    }

    /// A record of the log that nothing but an accepted event explains.
    mutating func addRecord(of application: ApplicationID, in partition: TopicPartition) {
        balances[application, default: Balance()].surplus += 1
        balances[application]?.partition = partition
    }

    /// Events that the projection has not, or has too many of, where negative.
    func surplus(of application: ApplicationID) -> Int { balances[application]?.surplus ?? 0 }

    /// Applications that differ, in their order.
    var differences: [(application: ApplicationID, surplus: Int, partition: TopicPartition?)] {
        balances.filter { $0.value.surplus != 0 }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.surplus, $0.value.partition) }
    }
}
