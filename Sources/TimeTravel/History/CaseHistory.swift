public import Applications
public import EventLog
public import Kafka

/// A case event by event, folded from its records by the one rule that every service follows.
public struct CaseHistory: Sendable, Equatable {
    /// An accepted event, and the case after it.
    public struct Entry: Sendable, Equatable {
        /// Where its record is in the log.
        public let position: RecordPosition
        /// The event itself.
        public let event: ApplicationEvent
        /// The state after it; its version is the entry's number, from 1.
        public let state: ApplicationState
    }

    /// A record that cannot be read. As in every projection, it stops the case: later records do not count until it is
    /// mended.
    public struct Stop: Sendable, Equatable {
        /// Where the record is in the log.
        public let position: RecordPosition
        /// Stable code.
        public let reason: String
        /// Explanation without data values.
        public let detail: String
    }

    /// In the order of the log; never empty, and the first one is `submitted`.
    public let entries: [Entry]
    /// Where the case was stopped, if it was.
    public let stop: Stop?

    /// Folds the records that carry the application's key; nil when no application comes of them.
    ///
    /// - Parameters:
    ///   - records: by topic, partition and offset. An application lives in one partition of one topic; should its key
    ///     have strayed into others, the first partition with an accepted event counts.
    ///   - codec: opens records.
    public init?(records: [ConsumedRecord], codec: EventCodec) {
        var rest = records[...]
        while let first = rest.first {
            let partition = rest.prefix { $0.topicPartition == first.topicPartition }
            let (entries, stop) = CaseHistory.fold(partition, codec)
            if !entries.isEmpty {
                self.entries = entries
                self.stop = stop
                return
            }
            rest = rest.dropFirst(partition.count)
        }
        return nil
    }

    /// The number of accepted events.
    public var latestVersion: Int { entries.count }

    private static func fold(_ records: ArraySlice<ConsumedRecord>, _ codec: EventCodec) -> ([Entry], Stop?) {
        var entries: [Entry] = []
        for record in records {
            let position = RecordPosition(topic: record.topic, partition: record.partition, offset: record.offset)
            let event: ApplicationEvent
            do {
                event = try codec.event(from: record)
            } catch {
                return (entries, Stop(position: position, reason: error.code, detail: error.detail))
            }
            if case .accepted(let state) = Fold.apply(event, to: entries.last?.state) {
                entries.append(Entry(position: position, event: event, state: state))
            }
        }
        return (entries, nil)
    }
}
