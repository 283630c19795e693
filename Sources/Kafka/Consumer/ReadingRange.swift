/// What is left to read of given partitions: pure. Cuts batches to the range and says when it is done.
struct ReadingRange {
    private struct Part {
        let start: StartPosition
        let end: Int64?
        /// The next offset, once known.
        var next: Int64?
        /// Where the log ended when it ended before the end asked for.
        var shortAt: Int64?
        var isDone = false
    }

    private var parts: [TopicPartition: Part]
    private var open: Int

    init(from starts: [TopicPartition: StartPosition], to ends: [TopicPartition: Int64]) throws(KafkaError) {
        parts = [:]
        open = 0
        if let stray = ends.keys.filter({ starts[$0] == nil }).min() { throw .unreadable("\(stray): an end, no start") }
        for (partition, start) in starts {
            var part = Part(start: start, end: ends[partition])
            if case .offset(let first) = start {
                part.next = first
                if first < 0 { throw .unreadable("\(partition)@\(first): no offset") }
                if let end = part.end, first > end {
                    throw .unreadable("\(partition)@\(first): the start lies beyond the end, \(end)")
                }
                part.isDone = first == part.end
            }
            if !part.isDone { open += 1 }
            parts[partition] = part
        }
    }

    var isDone: Bool { open == 0 }

    /// Where to start what is not done.
    var remaining: [TopicPartition: StartPosition] { parts.filter { !$0.value.isDone }.mapValues(\.start) }

    /// The next offset of each partition.
    var reached: [TopicPartition: Int64] { parts.compactMapValues(\.next) }

    /// The part of a batch that lies within the range, and the partitions done with it.
    mutating func take(_ batch: ConsumerBatch) -> (batch: ConsumerBatch, done: [TopicPartition]) {
        var ends: [TopicPartition: Int64] = [:]
        var records: [ConsumedRecord] = []
        records.reserveCapacity(batch.records.count)
        // Records come in runs of one partition: one look-up each.
        var run = batch.records[...]
        while let first = run.first {
            let partition = first.topicPartition
            let length = run.prefix { $0.partition == first.partition && $0.topic == first.topic }.count
            if let next = book(run.prefix(length), of: partition, into: &records) { ends[partition] = next }
            run = run.dropFirst(length)
        }
        for (partition, next) in batch.ends {
            if let next = bookEnd(of: partition, at: next) { ends[partition] = next }
        }
        return (ConsumerBatch(records: records, ends: ends), ends.keys.sorted())
    }

    /// Keeps the records within the range; returns the end when that was reached.
    private mutating func book(
        _ run: ArraySlice<ConsumedRecord>, of partition: TopicPartition, into records: inout [ConsumedRecord]
    ) -> Int64? {
        guard var part = parts[partition], !part.isDone, let last = run.last else { return nil }
        part.shortAt = nil
        defer { parts[partition] = part }
        guard let end = part.end, last.offset >= end - 1 else {
            records += run
            part.next = last.offset + 1
            return nil
        }
        // Offsets have gaps: the end may be passed without being met.
        records += run.prefix { $0.offset < end }
        return finish(&part, at: end)
    }

    private mutating func bookEnd(of partition: TopicPartition, at next: Int64) -> Int64? {
        guard var part = parts[partition], !part.isDone else { return nil }
        defer { parts[partition] = part }
        if let end = part.end, next < end {
            part.shortAt = next
            return nil
        }
        return finish(&part, at: part.end ?? next)
    }

    private mutating func finish(_ part: inout Part, at next: Int64) -> Int64 {
        part.next = next
        part.isDone = true
        open -= 1
        return next
    }

    /// Why it is not done although nothing comes any more.
    func silence(after patience: Duration) -> KafkaError {
        let waiting = parts.filter { !$0.value.isDone }.sorted { $0.key < $1.key }
        if let (partition, part) = waiting.first(where: { $0.value.shortAt != nil }),
            let shortAt = part.shortAt, let end = part.end
        {
            return .unreadable("\(partition): the log ends at \(shortAt), before the end asked for, \(end)")
        }
        let places = waiting.map { "\($0.key)@\($0.value.next.map(String.init) ?? "start")" }.joined(separator: ", ")
        return KafkaError(
            raw: KafkaError.Code.timedOut.rawValue,
            message: "the brokers were silent for \(patience); waited for \(places)")
    }
}

extension KafkaError {
    fileprivate static func unreadable(_ message: String) -> KafkaError {
        KafkaError(raw: KafkaError.Code.offsetOutOfRange.rawValue, message: message)
    }
}
