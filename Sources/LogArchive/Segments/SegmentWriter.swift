internal import Deflate
internal import Kafka

/// Writes one segment. Not there before `finish`.
final class SegmentWriter {
    private let file: String
    private let partition: TopicPartition
    private let firstOffset: Int64
    private var target: DurableFile
    private var gzip: GzipWriter
    private var digest = Digest()
    private var waiting: [UInt8] = []
    private var records: Int64 = 0
    private var bytes = 0
    private var lastOffset: Int64 = -1
    private var lastLine: [UInt8] = []
    /// Uncompressed bytes so far.
    private(set) var rawBytes = 0

    /// - Parameter file: path in the archive, whose directory exists.
    init(_ file: String, in directory: ArchiveDirectory, of partition: TopicPartition, from offset: Int64) throws {
        self.file = file
        self.partition = partition
        firstOffset = offset
        target = try DurableFile(at: directory.path(file))
        gzip = try GzipWriter()
        waiting.reserveCapacity(Self.piece * 2)
    }

    private static let piece = 128 * 1024

    func append(_ record: ConsumedRecord) throws {
        lastLine = RecordLine.encode(record)
        lastOffset = record.offset
        records += 1
        rawBytes += lastLine.count
        waiting += lastLine
        if waiting.count >= Self.piece { try compress() }
    }

    /// What the manifest says of the segment and of its last record.
    func finish() throws -> (ArchivedSegment, ArchivedPartition.LastRecord) {
        try compress()
        try gzip.finish { try put($0) }
        try target.commit()
        let segment = ArchivedSegment(
            file: file, firstOffset: firstOffset, nextOffset: lastOffset + 1, records: records, bytes: bytes,
            sha256: digest.finish())
        return (segment, .init(offset: lastOffset, sha256: Digest.of(lastLine)))
    }

    private func compress() throws {
        try gzip.write(waiting) { try put($0) }
        waiting.removeAll(keepingCapacity: true)
    }

    private func put(_ compressed: UnsafeRawBufferPointer) throws {
        digest.update(compressed)
        bytes += compressed.count
        try target.write(compressed)
    }
}
