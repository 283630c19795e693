internal import Kafka

/// One run of archiving: the segments in work and the manifest as far as it is true.
final class ArchiveRun {
    private let directory: ArchiveDirectory
    private var manifest: ArchiveManifest
    private let segmentBytes: Int
    private let progress: ArchiveProgress.Observer
    private let total: Int64
    private var writers: [TopicPartition: SegmentWriter] = [:]
    /// Last records of earlier runs, which the log must still hold; taken out when met.
    private var known: [TopicPartition: ArchivedPartition.LastRecord]
    private var done: Int64 = 0

    let starts: [TopicPartition: StartPosition]

    init(
        _ directory: ArchiveDirectory, _ manifest: ArchiveManifest, ends: [TopicPartition: Int64], segmentBytes: Int,
        _ progress: @escaping ArchiveProgress.Observer
    ) {
        self.directory = directory
        self.manifest = manifest
        self.segmentBytes = segmentBytes
        self.progress = progress
        known = [:]
        var starts: [TopicPartition: StartPosition] = [:]
        var total: Int64 = 0
        for (partition, end) in ends {
            let archived = manifest.partitions[partition]
            known[partition] = archived?.lastRecord
            // With no record yet, the first one need not lie at 0.
            starts[partition] = archived?.lastRecord.map { .offset($0.offset) } ?? .beginning
            total += end - (archived?.nextOffset ?? 0)
        }
        self.starts = starts
        self.total = total
    }

    func take(_ batch: ConsumerBatch) throws {
        for record in batch.records {
            let partition = record.topicPartition
            if let last = known.removeValue(forKey: partition) {
                try Self.recognise(record, as: last, of: partition)
            } else {
                try write(record, to: partition)
            }
        }
        // A partition whose end came before its known record was met has lost it.
        for partition in batch.ends.keys {
            if let lost = known[partition] {
                throw LogArchiveError.differs(partition, offset: lost.offset, what: "end")
            }
        }
        progress(ArchiveProgress(step: .archive, records: done, total: max(total, done)))
    }

    /// Closes what is open. The ends are where the next run goes on.
    func finish(_ reached: [TopicPartition: Int64]) throws -> ArchiveManifest {
        for partition in writers.keys.sorted() { try close(partition) }
        for (partition, next) in reached {
            guard var archived = manifest.partitions[partition] else { continue }
            if archived.lastRecord == nil { archived.firstOffset = next }
            archived.nextOffset = max(archived.nextOffset, next)
            manifest.partitions[partition] = archived
        }
        try directory.write(manifest)
        progress(ArchiveProgress(step: .archive, records: done, total: done))
        return manifest
    }

    private static func recognise(
        _ record: ConsumedRecord, as last: ArchivedPartition.LastRecord, of partition: TopicPartition
    ) throws {
        guard record.offset == last.offset, Digest.of(RecordLine.encode(record)) == last.sha256 else {
            throw LogArchiveError.differs(partition, offset: last.offset, what: "record")
        }
    }

    private func write(_ record: ConsumedRecord, to partition: TopicPartition) throws {
        let writer = try writers[partition] ?? open(partition, from: record.offset)
        try writer.append(record)
        done += 1
        guard writer.rawBytes >= segmentBytes else { return }
        try close(partition)
        try directory.write(manifest)
    }

    private func open(_ partition: TopicPartition, from offset: Int64) throws -> SegmentWriter {
        let file = ArchiveDirectory.segment(partition, from: offset)
        let writer = try SegmentWriter(file, in: directory, of: partition, from: offset)
        writers[partition] = writer
        return writer
    }

    private func close(_ partition: TopicPartition) throws {
        guard let writer = writers.removeValue(forKey: partition), var archived = manifest.partitions[partition] else {
            return
        }
        let (segment, last) = try writer.finish()
        if archived.lastRecord == nil { archived.firstOffset = segment.firstOffset }
        archived.segments.append(segment)
        archived.nextOffset = segment.nextOffset
        archived.lastRecord = last
        manifest.partitions[partition] = archived
    }
}
