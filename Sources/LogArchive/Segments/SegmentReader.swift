internal import Deflate
internal import Glibc
internal import Kafka

/// Reads the records of one segment, one after the other, in little memory.
final class SegmentReader {
    private let path: String
    private let segment: ArchivedSegment
    private let partition: TopicPartition
    private let descriptor: Int32
    private var gzip: GzipReader
    private var digest = Digest()
    private var bytes = 0
    private var chunk = [UInt8](repeating: 0, count: 32 * 1024)
    private var lines: [UInt8] = []
    private var next = 0
    private var isAtEnd = false
    private var records: Int64 = 0
    private var expected: Int64

    init(_ segment: ArchivedSegment, of partition: TopicPartition, in directory: ArchiveDirectory) throws {
        self.segment = segment
        self.partition = partition
        path = directory.path(segment.file)
        expected = segment.firstOffset
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        gzip = try GzipReader()
        guard descriptor >= 0 else { throw problem(String(cString: strerror(errno))) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The next record; nil after the last, when hash, size, count and order have been found as the manifest says.
    func read() throws -> ConsumedRecord? {
        while true {
            if let record = try takeLine() { return record }
            if isAtEnd {
                try check()
                return nil
            }
            try fill()
        }
    }

    private func takeLine() throws -> ConsumedRecord? {
        let found = lines.withUnsafeBytes { all -> (end: Int, record: ConsumedRecord?)? in
            let rest = UnsafeRawBufferPointer(rebasing: all[next...])
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            return (next + end + 1, RecordLine.decode(UnsafeRawBufferPointer(rebasing: rest[..<end]), of: partition))
        }
        guard let found else { return nil }
        guard let record = found.record else { throw problem("line \(records + 1) is no record") }
        guard record.offset >= expected, record.offset < segment.nextOffset, records > 0 || record.offset == expected
        else { throw problem("offset \(record.offset) where \(expected) or a later one belongs") }
        next = found.end
        records += 1
        expected = record.offset + 1
        return record
    }

    private func fill() throws {
        lines.removeFirst(next)
        next = 0
        let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else {
            if errno == EINTR { return }
            throw problem(String(cString: strerror(errno)))
        }
        chunk.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        bytes += count
        do {
            if count == 0 {
                try gzip.finish()
                isAtEnd = true
            } else {
                try gzip.read(Array(chunk[..<count])) { lines += $0 }
            }
        } catch let error as GzipError {
            throw problem("no whole gzip file (\(error))")
        }
    }

    private func check() throws {
        guard next == lines.count else { throw problem("the last line is cut off") }
        guard bytes == segment.bytes else { throw problem("\(bytes) bytes, the manifest says \(segment.bytes)") }
        guard digest.finish() == segment.sha256 else { throw problem("its SHA-256 is not the one in the manifest") }
        guard records == segment.records, expected == segment.nextOffset else {
            throw problem(
                "\(records) records up to \(expected), the manifest says \(segment.records) up to \(segment.nextOffset)"
            )
        }
    }

    private func problem(_ reason: String) -> ArchiveProblem { ArchiveProblem(place: segment.file, reason: reason) }
}
