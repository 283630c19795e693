internal import Deflate
internal import Kafka

/// Reads a whole archive: every hash, every line, the order of the offsets.
public struct ArchiveVerification {
    private let directory: ArchiveDirectory

    /// Verifies what lies in this directory.
    public init(of directory: ArchiveDirectory) { self.directory = directory }

    /// What is wrong; empty when nothing is.
    public func run(progress: ArchiveProgress.Observer = { _ in }) throws -> [ArchiveProblem] {
        let manifest = try directory.requiredManifest()
        var problems: [ArchiveProblem] = []
        var done: Int64 = 0
        for (partition, archived) in manifest.partitions.sorted(by: { $0.key < $1.key }) {
            problems += Self.faults(of: archived, partition)
            for segment in archived.segments {
                do {
                    let last = try read(segment, of: partition) {
                        done += 1
                        if done % 1_000 == 0 {
                            progress(ArchiveProgress(step: .verify, records: done, total: manifest.records))
                        }
                    }
                    if segment == archived.segments.last, last != archived.lastRecord {
                        problems.append(ArchiveProblem(place: segment.file, reason: "another last record than listed"))
                    }
                } catch let problem as ArchiveProblem {
                    problems.append(problem)
                }
            }
        }
        progress(ArchiveProgress(step: .verify, records: done, total: manifest.records))
        return problems
    }

    private func read(
        _ segment: ArchivedSegment, of partition: TopicPartition, _ each: () -> Void
    ) throws -> ArchivedPartition.LastRecord? {
        let reader = try SegmentReader(segment, of: partition, in: directory)
        var last: ConsumedRecord?
        while let record = try reader.read() {
            last = record
            each()
        }
        return last.map { .init(offset: $0.offset, sha256: Digest.of(RecordLine.encode($0))) }
    }

    /// What the manifest itself gets wrong: segments out of order, or ends that do not fit them.
    private static func faults(of archived: ArchivedPartition, _ partition: TopicPartition) -> [ArchiveProblem] {
        var next = archived.firstOffset
        for segment in archived.segments {
            guard segment.firstOffset >= next, segment.nextOffset > segment.firstOffset else {
                return [ArchiveProblem(place: segment.file, reason: "out of order in the manifest")]
            }
            next = segment.nextOffset
        }
        let isWhole =
            next <= archived.nextOffset && archived.segments.first?.firstOffset ?? next == archived.firstOffset
        return isWhole
            ? [] : [ArchiveProblem(place: "\(partition)", reason: "the manifest's offsets do not fit its files")]
    }
}
