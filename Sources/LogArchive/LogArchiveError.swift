public import Kafka

/// Why an archive cannot be written, read or restored. Names places, never what records hold.
public enum LogArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A file or directory: what was tried, where, and why the system refused.
    case file(String, path: String, reason: String)
    /// Another process works on this archive.
    case inUse(path: String)
    /// There is no archive here.
    case noArchive(path: String)
    /// The manifest cannot be read.
    case manifest(path: String, reason: String)
    /// The archive holds the log of another cluster.
    case otherCluster(archived: String, found: String)
    /// The log ends before the archive does.
    case logTooShort(TopicPartition, end: Int64, archived: Int64)
    /// The log holds another record than the archive at this offset.
    case differs(TopicPartition, offset: Int64, what: String)
    /// A topic has another number of partitions than archived.
    case partitionCount(topic: String, archived: Int, found: Int)
    /// What verification found; restoring such an archive is refused.
    case damaged([ArchiveProblem])
    /// The archived offsets have gaps or do not begin at 0: a restored log could not have the same.
    case offsetsNotDense(TopicPartition, first: Int64, next: Int64, records: Int64)
    /// The topic to restore into is not empty.
    case notEmpty(TopicPartition)
    /// The next record would get another offset than follows from the records that are there.
    case usedBefore(TopicPartition, next: Int64, expected: Int64)
    /// The log holds more than the archive.
    case surplus(TopicPartition, archived: Int64)
    /// The record was stored at another offset than archived: somebody else writes into the topic.
    case moved(TopicPartition, archived: Int64, stored: Int64)
    /// A record could not be produced.
    case notProduced(TopicPartition, offset: Int64, reason: String, isRetriable: Bool)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .file(let action, let path, let reason): "cannot \(action) \(path): \(reason)"
        case .inUse(let path): "another process works on \(path); wait for its end"
        case .noArchive(let path): "there is no archive in \(path)"
        case .manifest(let path, let reason):
            "\(path) is no manifest: \(reason); take it from another copy of the archive"
        case .otherCluster(let archived, let found):
            "the archive holds the log of cluster \(archived), this is \(found); give each cluster a directory of its own"
        case .logTooShort(let partition, let end, let archived):
            "\(partition) ends at \(end), the archive goes to \(archived): this is another log, or it lost records"
        case .differs(let partition, let offset, let what):
            "\(partition)@\(offset) has another \(what) than archived: this is another log"
                + (what == "timestamp" ? ", or the topic has message.timestamp.type=LogAppendTime" : "")
        case .partitionCount(let topic, let archived, let found):
            "\(topic) has \(found) partitions, the archive \(archived): keys would move; recreate the topic"
        case .damaged(let problems): "the archive is damaged: " + problems.map(\.description).joined(separator: "; ")
        case .offsetsNotDense(let partition, let first, let next, let records):
            "the archive of \(partition) has \(records) records between \(first) and \(next): restored ones would get "
                + "other offsets, and offsets and receipts would point elsewhere"
        case .notEmpty(let partition):
            "\(partition) is not empty. If a restore from this archive was interrupted, run again with --resume: what is "
                + "there is compared first. Otherwise use a cluster without these topics"
        case .usedBefore(let partition, let next, let expected):
            "the next record of \(partition) would get offset \(next), not \(expected): the topic was used before; delete "
                + "and recreate it"
        case .surplus(let partition, let archived):
            "\(partition) goes on after \(archived), where the archive ends: somebody else writes into it. Stop that, "
                + "delete the topic and restore again"
        case .moved(let partition, let archived, let stored):
            "\(partition): the record archived at \(archived) was stored at \(stored): somebody else writes into it. "
                + "Stop that, delete the topic and restore again"
        case .notProduced(let partition, let offset, let reason, _):
            "\(partition)@\(offset) was not produced: \(reason). Mend that and run again with --resume"
        }
    }
}

/// One thing that verification found.
public struct ArchiveProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// A file of the archive, relative to it, or a partition.
    public let place: String
    /// What is wrong.
    public let reason: String

    /// Memberwise.
    public init(place: String, reason: String) {
        self.place = place
        self.reason = reason
    }

    /// One line.
    public var description: String { "\(place): \(reason)" }
}
