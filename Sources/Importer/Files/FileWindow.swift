/// A file read forwards, of which only a window is in memory: what is not consumed yet, up to a limit.
final class FileWindow {
    /// Place in the file of the window's first byte.
    private(set) var offset: Int64
    /// Whether the window's end is the file's end.
    private(set) var isLast = false
    private let file: DurableFile
    private let limit: Int
    private var buffer: [UInt8] = []
    private var head = 0
    private static let chunk = 65_536

    /// - Parameter limit: the most that the window may hold.
    init(_ file: DurableFile, at offset: Int64, limit: Int) {
        self.file = file
        self.offset = offset
        self.limit = limit
    }

    /// What is not consumed yet.
    var bytes: ArraySlice<UInt8> { buffer[head...] }

    /// Whether growing is of no use: a row that does not fit is too long.
    var isFull: Bool { buffer.count - head >= limit }

    /// Reads on.
    func grow() throws(FileFailure) {
        guard !isLast, !isFull else { return }
        buffer.removeSubrange(..<head)
        head = 0
        let wanted = min(Self.chunk, limit - buffer.count)
        let read = try file.read(wanted, at: offset + Int64(buffer.count))
        buffer.append(contentsOf: read)
        isLast = read.count < wanted
    }

    func consume(_ count: Int) {
        head += count
        offset += Int64(count)
    }

    /// Consumes through the next line feed, wherever it is, or to the end. Returns the line feeds consumed: 0 or 1.
    func skipLine() throws(FileFailure) -> Int {
        while true {
            if let position = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                consume(position - head + 1)
                return 1
            }
            consume(buffer.count - head)
            if isLast { return 0 }
            try grow()
        }
    }
}
