/// Gathers one batch: pure, with the clock handed in. Records of partitions that left are thrown away here.
struct BatchBuilder {
    private let maximumBatch: Int
    private let maximumWait: Duration
    private var records: [ConsumedRecord] = []
    private var ends: [TopicPartition: Int64] = [:]
    private var dueAt: ContinuousClock.Instant?

    init(maximumBatch: Int, maximumWait: Duration) {
        self.maximumBatch = max(1, maximumBatch)
        self.maximumWait = maximumWait
    }

    var room: Int { maximumBatch - records.count }
    var isEmpty: Bool { records.isEmpty && ends.isEmpty }

    mutating func append(_ record: ConsumedRecord, now: ContinuousClock.Instant) {
        records.append(record)
        // The end reached earlier is no end any more.
        if !ends.isEmpty { ends[record.topicPartition] = nil }
        start(now)
    }

    mutating func end(_ partition: TopicPartition, next: Int64, now: ContinuousClock.Instant) {
        ends[partition] = next
        start(now)
    }

    /// How long to wait for more; `nil` while nothing is there.
    func patience(_ now: ContinuousClock.Instant) -> Duration? {
        guard let dueAt else { return nil }
        return room == 0 ? .zero : max(.zero, now.duration(to: dueAt))
    }

    /// The batch, when it is full or has waited long enough.
    mutating func takeIfReady(_ now: ContinuousClock.Instant) -> ConsumerBatch? {
        guard let patience = patience(now), patience == .zero else { return nil }
        let batch = ConsumerBatch(records: records, ends: ends)
        records = []
        ends = [:]
        dueAt = nil
        return batch
    }

    /// Forgets what was read of these partitions. Returns the number of records dropped.
    mutating func drop(_ partitions: Set<TopicPartition>) -> Int {
        let before = records.count
        records.removeAll { partitions.contains($0.topicPartition) }
        for partition in partitions { ends[partition] = nil }
        if isEmpty { dueAt = nil }
        return before - records.count
    }

    private mutating func start(_ now: ContinuousClock.Instant) {
        if dueAt == nil { dueAt = now.advanced(by: maximumWait) }
    }
}
