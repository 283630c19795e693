internal import JSON

/// How far a file is: written after every batch, read after a crash. What it says is in the log, in the index and in
/// the result file; what came later may be there too and is done again.
struct Journal: Sendable, Equatable {
    /// The file is whole; only moving it is left.
    var isComplete = false
    /// SHA-256 of the file, lower-case hex.
    let sha256: String
    /// Bytes of the file.
    let size: Int64
    /// Tells this run over a file from another run over the same bytes.
    let run: UInt64
    /// When the first row was read, RFC 3339.
    let startedAt: String
    /// Where the next row begins.
    var position = RowPosition.start
    /// Length of the result file.
    var resultSize: Int64 = 0
    var counts = RowCounts()
    /// Times that the file was taken up again.
    var resumptions = 0

    init(sha256: String, size: Int64, run: UInt64, startedAt: String) {
        self.sha256 = sha256
        self.size = size
        self.run = run
        self.startedAt = startedAt
    }

    /// Nil for anything that ``json`` did not write.
    init?(_ bytes: [UInt8]) {
        guard let root = try? JSONDocument(parsing: bytes).root, let isComplete = root["complete"]?.bool,
            let sha256 = root["sha256"]?.string, let size = root["size"]?.int,
            let run = root["run"]?.string.flatMap({ UInt64($0, radix: 16) }),
            let startedAt = root["startedAt"]?.string, let offset = root["offset"]?.int, let line = root["line"]?.int,
            let resultSize = root["resultSize"]?.int, let accepted = root["accepted"]?.int,
            let repeated = root["repeated"]?.int, let refused = root["refused"]?.int,
            let resumptions = root["resumptions"]?.int
        else { return nil }
        self.init(sha256: sha256, size: size, run: run, startedAt: startedAt)
        self.isComplete = isComplete
        position = RowPosition(offset: offset, line: Int(line))
        self.resultSize = resultSize
        counts = RowCounts(accepted: Int(accepted), repeated: Int(repeated), refused: Int(refused))
        self.resumptions = Int(resumptions)
    }

    /// After a batch whose rows are in the log, in the index and in the result file.
    mutating func advance(to position: RowPosition, results: [RowResult], bytes: Int) {
        self.position = position
        resultSize += Int64(bytes)
        for result in results { counts.add(result.outcome) }
    }

    var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("complete", isComplete)
        writer.member("sha256", sha256)
        writer.member("size", size)
        writer.member("run", String(run, radix: 16))
        writer.member("startedAt", startedAt)
        writer.member("offset", position.offset)
        writer.member("line", position.line)
        writer.member("resultSize", resultSize)
        writer.member("accepted", counts.accepted)
        writer.member("repeated", counts.repeated)
        writer.member("refused", counts.refused)
        writer.member("resumptions", resumptions)
        writer.endObject()
        return writer.finish()
    }
}
