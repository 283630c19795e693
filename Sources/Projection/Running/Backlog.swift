internal import Kafka

/// How far a projection is behind the log, partition by partition: pure, with the clock handed in. Times are
/// milliseconds since 1970.
struct Backlog: Sendable {
    /// What a look at the log found from a partition's position on.
    struct Finding: Sendable, Equatable {
        /// Offset of the first record there; the end when there is none.
        let first: Int64
        /// When that record was written.
        let written: Int64?
        /// Offset that the next record will have.
        let end: Int64
    }

    /// Records read together and not all folded.
    private struct Waiting {
        let last: Int64
        let oldest: Int64
    }

    private struct Part {
        var next: Int64
        var end: Int64?
        /// Lowest offset that the log still has, where a look said so: what is gone is no lag.
        var first: Int64 = 0
        var waiting: [Waiting] = []
        /// Since when it is behind, while nobody has read the record that it is behind with.
        var noticed: Int64?

        var lag: Int64? { end.map { max(0, $0 - max(next, first)) } }

        var isBehind: Bool { lag ?? 0 > 0 }

        mutating func advance(to offset: Int64) {
            guard offset != next else { return }
            if offset < next { (waiting, first) = ([], 0) }
            next = offset
            waiting.removeAll { $0.last < offset }
            noticed = nil
        }
    }

    private var parts: [TopicPartition: Part] = [:]
    private var hasMoved = true

    /// Where each partition told of goes on.
    var positions: [TopicPartition: Int64] { parts.mapValues(\.next) }

    /// Records not folded yet, where that is known.
    var lags: [TopicPartition: Int64] { parts.compactMapValues(\.lag) }

    /// Whether records wait and no position has changed since the last turn: whoever reads ahead has stopped then, and
    /// the ends it knew are old.
    var isStuck: Bool { !hasMoved && parts.values.contains(where: \.isBehind) }

    /// Tells of exactly these partitions from now on; returns those that it told of before.
    mutating func hold(_ positions: [TopicPartition: Int64]) -> [TopicPartition] {
        let forgotten = parts.keys.filter { positions[$0] == nil }
        for partition in forgotten { parts[partition] = nil }
        for (partition, next) in positions where parts[partition] == nil {
            parts[partition] = Part(next: next)
            hasMoved = true
        }
        advance(to: positions)
        return forgotten
    }

    /// Positions of partitions that it tells of; others are left out.
    mutating func advance(to positions: [TopicPartition: Int64]) {
        for (partition, next) in positions {
            guard let known = parts[partition]?.next, known != next else { continue }
            parts[partition]?.advance(to: next)
            hasMoved = true
        }
    }

    /// Ends as a fetch saw them; one seen later stays.
    mutating func saw(ends: [TopicPartition: Int64]) {
        for (partition, end) in ends where end > parts[partition]?.end ?? -1 { parts[partition]?.end = end }
    }

    /// Records were read and are to be folded.
    mutating func read(_ records: [ConsumedRecord]) {
        var run = records[...]
        while let first = run.first {
            let length = run.prefix { $0.partition == first.partition && $0.topic == first.topic }.count
            add(run.prefix(length), to: first.topicPartition)
            run = run.dropFirst(length)
        }
    }

    private mutating func add(_ run: ArraySlice<ConsumedRecord>, to partition: TopicPartition) {
        // Read again after the partitions changed hands: known already.
        guard let part = parts[partition], let last = run.last?.offset, last >= part.next,
            last > part.waiting.last?.last ?? -1, let oldest = run.lazy.compactMap(\.timestamp).min()
        else { return }
        parts[partition]?.waiting.append(Waiting(last: last, oldest: oldest))
        saw(ends: [partition: last + 1])
    }

    /// What a look at the log found at these positions.
    mutating func found(_ findings: [TopicPartition: Finding], at positions: [TopicPartition: Int64]) {
        for (partition, finding) in findings {
            // A position that has changed meanwhile makes the finding worthless but for its end.
            guard var part = parts[partition] else { continue }
            part.end = finding.end
            if part.next == positions[partition] {
                part.first = finding.first
                if part.waiting.isEmpty, let written = finding.written {
                    part.waiting = [Waiting(last: finding.first, oldest: written)]
                }
            }
            parts[partition] = part
        }
    }

    /// Age of the oldest record not folded yet, in seconds; 0 when there is none.
    func age(at now: Int64) -> Double {
        let oldest = parts.values.filter(\.isBehind).map { $0.waiting.first?.oldest ?? $0.noticed ?? now }.min()
        return oldest.map { Double(max(0, now - $0)) / 1000 } ?? 0
    }

    /// Ends a turn.
    mutating func turn(at now: Int64) {
        hasMoved = false
        for (partition, part) in parts {
            parts[partition]?.noticed = part.isBehind ? part.noticed ?? now : nil
        }
    }
}
