/// Start offsets that no record and no end has confirmed yet. Some brokers answer a fetch beyond the end of the log
/// with silence instead of `OFFSET_OUT_OF_RANGE`; waiting there for ever would hide a log that was replaced.
struct UnconfirmedStarts {
    /// A working broker confirms a start with its first fetch, which takes half a second at most.
    static let patience = Duration.seconds(2)

    private var starts: [TopicPartition: (offset: Int64, since: ContinuousClock.Instant)] = [:]

    var isEmpty: Bool { starts.isEmpty }

    mutating func begin(_ positions: [(TopicPartition, Int64)], now: ContinuousClock.Instant) {
        for (partition, offset) in positions {
            // Logical positions (beginning, end, committed) are negative and cannot lie beyond the end.
            starts[partition] = offset > 0 ? (offset, now) : nil
        }
    }

    mutating func confirm(_ partition: TopicPartition) {
        if !starts.isEmpty { starts[partition] = nil }
    }

    mutating func forget(_ partitions: Set<TopicPartition>) { for partition in partitions { starts[partition] = nil } }

    /// Starts unconfirmed for longer than `patience`; each is named once per `patience`.
    mutating func takeSuspects(_ now: ContinuousClock.Instant) -> [(partition: TopicPartition, offset: Int64)] {
        let suspects = starts.filter { $0.value.since.duration(to: now) >= Self.patience }
        for partition in suspects.keys { starts[partition]?.since = now }
        return suspects.map { ($0.key, $0.value.offset) }
    }
}
