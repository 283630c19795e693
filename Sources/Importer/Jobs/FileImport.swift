internal import Applications
internal import Crypto
internal import Logging
internal import ServiceKit

/// Brings one file in, batch by batch, so that a process that dies anywhere can go on where it was.
///
/// The order makes it so: log, index, result file, journal; then `done`. Whatever a dead process did beyond its journal
/// is done again and comes out the same, because event ids follow from the rows, the index knows which row filed a
/// document, and the result file is cut to what the journal says.
struct FileImport {
    enum Ending {
        case imported(RowCounts)
        case alreadyImported
        case failed(UnreadableFile)
    }

    let workplace: Workplace
    let sources: RowSources
    let desk: RowDesk
    let log: PatientLog
    let settings: ImportSettings
    let metrics: ImporterMetrics
    let logger: Logger

    /// - Parameter name: of a file in `working`.
    /// - Throws: `CancellationError` between two batches when the process stops; the file stays where it is.
    func run(_ name: String) async throws -> Ending {
        let earlier = try workplace.working.contents(of: name + SideFile.journal).flatMap { Journal($0) }
        do {
            guard let file = try? DurableFile(workplace.working.file(name), for: .reading) else {
                throw UnreadableFile.notPermitted
            }
            let sha256 = try Self.sha256(file)
            guard let fileName = FileName(name) else { throw UnreadableFile.badName }
            if let earlier, earlier.isComplete {
                try finish(name, fileName.form, earlier)
                return .imported(earlier.counts)
            }
            if let earlier, earlier.sha256 != sha256 { throw UnreadableFile.changed }
            if earlier == nil, let known = try workplace.knownFiles.name(of: sha256) {
                try close(name, Summary.alreadyImported(name, sha256: sha256, earlier: known, finishedAt: now()))
                return .alreadyImported
            }
            let size = try file.size
            var journal =
                earlier ?? Journal(sha256: sha256, size: size, run: .random(in: .min ... .max), startedAt: now())
            if earlier != nil { journal.resumptions += 1 }
            try await read(file, name, fileName, &journal)
            // Whoever wrote it was not done: what was read is not what was hashed, and its last row may be half a row.
            guard try file.size == journal.size else { throw UnreadableFile.changed }
            journal.isComplete = true
            try save(journal, name)
            try finish(name, fileName.form, journal)
            return .imported(journal.counts)
        } catch let reason as UnreadableFile {
            try fail(name, reason)
            return .failed(reason)
        }
    }

    private func read(
        _ file: DurableFile, _ name: String, _ fileName: FileName, _ journal: inout Journal
    ) async throws {
        let (rows, origin) = try sources.open(file, fileName, at: journal.position)
        let results = try DurableFile(workplace.working.file(name + SideFile.result), for: .updating)
        try results.truncate(to: journal.resultSize)
        let batches = BatchImport(
            desk: desk, origin: origin, log: log, index: workplace.documents, run: journal.run)
        var progress = Progress(
            total: journal.size, from: journal.position.offset, rows: journal.counts.rows,
            interval: settings.progressInterval)
        while true {
            try Task.checkCancellation()
            let drafts = try batch(of: rows)
            guard !drafts.isEmpty else { break }
            let batch = try await batches.process(drafts)
            let lines = batch.reduce(into: [UInt8]()) { $0 += $1.json }
            try results.write(lines, at: journal.resultSize)
            try results.synchronize()
            journal.advance(to: rows.position, results: batch, bytes: lines.count)
            try save(journal, name)
            for result in batch { metrics.row(origin.form.benefit.rawValue, result.outcome) }
            if let report = progress.report(rows: journal.counts.rows, offset: rows.position.offset) {
                logger.info("reading", metadata: report.metadata.merging([LogKeys.file: "\(LogName(name))"]) { $1 })
            }
        }
    }

    /// As many rows as a batch may have, or as few as make it large.
    private func batch(of rows: any RowSource) throws -> [Draft] {
        let start = rows.position.offset
        var drafts: [Draft] = []
        while drafts.count < settings.batchRows, rows.position.offset - start < Self.largestBatch,
            let draft = try rows.next()
        {
            drafts.append(draft)
        }
        return drafts
    }

    private static let largestBatch: Int64 = 4 << 20

    private func save(_ journal: Journal, _ name: String) throws {
        try workplace.working.replace(name + SideFile.journal, with: journal.json)
    }

    /// Every step may have been done before.
    private func finish(_ name: String, _ form: FormName, _ journal: Journal) throws {
        try workplace.knownFiles.add(journal.sha256, name: name)
        if workplace.working.contains(name + SideFile.result) {
            try workplace.working.move(name + SideFile.result, to: name + SideFile.result, in: workplace.done)
        }
        try close(name, Summary.imported(name, form: form, journal: journal, finishedAt: now()))
    }

    private func close(_ name: String, _ summary: [UInt8]) throws {
        try workplace.done.replace(name + SideFile.summary, with: summary)
        try workplace.working.move(name, to: name, in: workplace.done)
        try workplace.working.remove(name + SideFile.journal)
    }

    private func fail(_ name: String, _ reason: UnreadableFile) throws {
        try workplace.failed.replace(
            name + SideFile.reason, with: Summary.failed(name, reason, finishedAt: now()))
        if workplace.working.contains(name + SideFile.result) {
            try workplace.working.move(name + SideFile.result, to: name + SideFile.result, in: workplace.failed)
        }
        try workplace.working.move(name, to: name, in: workplace.failed)
        try workplace.working.remove(name + SideFile.journal)
    }

    private func now() -> String { desk.now().rfc3339 }

    private static func sha256(_ file: DurableFile) throws -> String {
        var hash = SHA256()
        var offset: Int64 = 0
        while true {
            let bytes = try file.read(1 << 16, at: offset)
            hash.update(data: bytes)
            offset += Int64(bytes.count)
            if bytes.count < 1 << 16 { break }
        }
        return Hex.encode(Array(hash.finalize()))
    }
}

/// What an operator decides about reading files.
struct ImportSettings: Sendable {
    /// Rows that are sent together.
    let batchRows: Int
    /// Between two lines about a long file.
    let progressInterval: Duration
}
