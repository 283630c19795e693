internal import Kafka

/// The records of one archived partition, one after the other.
final class ArchiveCursor {
    private let directory: ArchiveDirectory
    private let partition: TopicPartition
    private var segments: ArraySlice<ArchivedSegment>
    private var reader: SegmentReader?

    init(_ archived: ArchivedPartition, of partition: TopicPartition, in directory: ArchiveDirectory) {
        self.directory = directory
        self.partition = partition
        segments = archived.segments[...]
    }

    /// Nil after the last record.
    func next() throws -> ConsumedRecord? {
        while true {
            if let record = try reader?.read() { return record }
            reader = nil
            guard let segment = segments.popFirst() else { return nil }
            reader = try SegmentReader(segment, of: partition, in: directory)
        }
    }
}

/// One cursor for each partition.
typealias ArchiveCursors = [TopicPartition: ArchiveCursor]

extension ArchiveManifest {
    func cursors(in directory: ArchiveDirectory) -> ArchiveCursors {
        var cursors: ArchiveCursors = [:]
        for (partition, archived) in partitions {
            cursors[partition] = ArchiveCursor(archived, of: partition, in: directory)
        }
        return cursors
    }
}
