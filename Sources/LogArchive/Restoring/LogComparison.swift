internal import Kafka

/// Compares records of a log with archived ones, in order, each partition for itself.
struct LogComparison {
    private let manifest: ArchiveManifest
    private let cursors: ArchiveCursors
    private(set) var compared: Int64 = 0

    /// - Parameter cursors: at the beginning; left after the last record compared.
    init(_ manifest: ArchiveManifest, _ cursors: ArchiveCursors) {
        self.manifest = manifest
        self.cursors = cursors
    }

    mutating func take(_ records: [ConsumedRecord]) throws {
        for record in records {
            let partition = record.topicPartition
            guard let archived = try cursors[partition]?.next() else {
                throw LogArchiveError.surplus(partition, archived: manifest.partitions[partition]?.nextOffset ?? 0)
            }
            if let what = archived.difference(from: record) {
                throw LogArchiveError.differs(partition, offset: archived.offset, what: what)
            }
            compared += 1
        }
    }
}

extension ConsumedRecord {
    /// Which part is another; nil for the same record. An archived record without time got one when it was produced.
    fileprivate func difference(from other: ConsumedRecord) -> String? {
        if offset != other.offset { return "offset" }
        if key != other.key { return "key" }
        if value != other.value { return "value" }
        if headers != other.headers { return "header" }
        if let timestamp, timestamp != other.timestamp { return "timestamp" }
        return nil
    }
}
