import Foundation
import JSON
import Kafka
import Logging
import Metrics
import Synchronization
import Testing

@testable import Importer

struct FileImportTests {
    static let name = "housing-allowance__dodatek-mieszkaniowy__t.ndjson"
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func work(_ log: any BatchLog, _ workplace: Workplace) throws -> FileImport {
        let logger = Logger(label: "t") { _ in SwiftLogNoOpLogHandler() }
        return FileImport(
            workplace: workplace,
            sources: RowSources(
                catalogue: try Shipped.forms(), mappings: try Shipped.mappings(), limits: Shipped.limits),
            desk: try Shipped.desk(), log: PatientLog(log: log, deadline: .seconds(1), logger: logger) { _ in },
            settings: ImportSettings(batchRows: 3, progressInterval: .seconds(10)),
            metrics: ImporterMetrics(factory: NOOPMetricsHandler.instance), logger: logger)
    }

    func rows(_ count: Int) throws -> [UInt8] {
        let answers = String(decoding: try Shipped.answers("najem-rodzina-z-dziecmi").root.encoded(), as: UTF8.self)
        return (1...count).reduce(into: []) { bytes, number in
            bytes += Array(
                "{\"documentId\":\"\(number)\",\"receivedOn\":\"2026-04-07\",\"answers\":\(answers)}\n".utf8)
        }
    }

    func drop(_ bytes: [UInt8], as name: String = name, in workplace: Workplace) throws -> String {
        try workplace.inbox.replace(name, with: bytes)
        guard case .taken(let taken) = try workplace.take(name) else {
            throw CancellationError()
        }
        return taken
    }

    func results(_ name: String, _ workplace: Workplace) throws -> [String] {
        let bytes = try #require(try workplace.done.contents(of: name + SideFile.result))
        return try bytes.split(separator: UInt8(ascii: "\n")).map { line in
            let row = try JSONDocument(parsing: Array(line)).root
            return "\(row["line"]?.int ?? 0) \(row["outcome"]?.string ?? "")"
        }
    }

    func keys(_ log: FakeLog) -> Set<[UInt8]> { Set(log.confirmed.compactMap(\.key)) }

    /// What a `kill -9` leaves: everything of a batch is written, the journal is the one before. Ten rows are four
    /// batches.
    @Test(arguments: 1...3)
    func `a crash just before the journal of a batch doubles no row`(batch: Int) async throws {
        let workplace = try Workplace(folder.folder.file("importer"))
        let name = try drop(try rows(10), in: workplace)
        let log = FakeLog()
        let journals = Mutex<[[UInt8]?]>([])
        let dying = JournalReader(workplace: workplace.working, name: name, log: log) { journal in
            journals.withLock { seen in
                seen.append(journal)
                return seen.count > batch
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await work(dying, workplace).run(name) }
        #expect(log.confirmed.count == 3 * batch)
        if let journal = journals.withLock({ $0[batch - 1] }) {
            try workplace.working.replace(name + SideFile.journal, with: journal)
        } else {
            try workplace.working.remove(name + SideFile.journal)
        }
        guard case .imported(let counts) = try await work(log, workplace).run(name) else {
            Issue.record("not imported")
            return
        }
        #expect(counts.rows == 10)
        // Without any journal it is another run: it finds the documents of the dead one in the index.
        let ofBatch = batch == 1 ? "repeated" : "accepted"
        #expect(try results(name, workplace) == (1...10).map { "\($0) \($0 <= 3 ? ofBatch : "accepted")" })
        #expect(keys(log).count == 10)
        #expect(try workplace.working.entries().isEmpty)
    }

    @Test func `a crash between the last steps is made good`() async throws {
        let workplace = try Workplace(folder.folder.file("importer"))
        let log = FakeLog()
        let name = try drop(try rows(4), in: workplace)
        _ = try await work(log, workplace).run(name)
        let sent = log.sent.count
        // As if only the result file had been moved.
        try workplace.done.move(name, to: name, in: workplace.working)
        let sum = try #require(try workplace.done.contents(of: name + SideFile.summary))
        let sha256 = try #require(try JSONDocument(parsing: sum).root["sha256"]?.string)
        var journal = Journal(sha256: sha256, size: 1, run: 1, startedAt: "2026-04-20T08:00:00.000Z")
        journal.isComplete = true
        try workplace.working.replace(name + SideFile.journal, with: journal.json)
        #expect(try workplace.unfinished() == [name])
        _ = try await work(log, workplace).run(name)
        #expect(log.sent.count == sent)
        #expect(workplace.done.contains(name))
        #expect(try workplace.working.entries().isEmpty)
        // As if only the journal were left.
        try workplace.working.replace(name + SideFile.journal, with: journal.json)
        #expect(try workplace.unfinished().isEmpty)
        #expect(try workplace.working.entries().isEmpty)
    }

    @Test func `a file that changed while it was in work is put aside`() async throws {
        let workplace = try Workplace(folder.folder.file("importer"))
        let name = try drop(try rows(4), in: workplace)
        let journal = Journal(sha256: "0", size: 1, run: 1, startedAt: "2026-04-20T08:00:00.000Z")
        try workplace.working.replace(name + SideFile.journal, with: journal.json)
        guard case .failed(.changed) = try await work(FakeLog(), workplace).run(name) else {
            Issue.record("not put aside")
            return
        }
        #expect(workplace.failed.contains(name))
        #expect(try workplace.working.entries().isEmpty)
    }

    @Test func `a file that still grows is put aside, and what went in is not doubled by the whole one`() async throws {
        let workplace = try Workplace(folder.folder.file("importer"))
        let whole = try rows(8)
        let half = Array(whole.prefix(whole.count * 3 / 4))
        let name = try drop(half, in: workplace)
        let path = workplace.working.file(name)
        let log = FakeLog { attempt, _ in
            if attempt == 1, let file = try? DurableFile(path, for: .updating) { try? file.write(whole, at: 0) }
            return nil
        }
        guard case .failed(.changed) = try await work(log, workplace).run(name) else {
            Issue.record("not put aside")
            return
        }
        #expect(workplace.failed.contains(name + SideFile.result))
        let again = try drop(whole, in: workplace)
        _ = try await work(log, workplace).run(again)
        #expect(try results(again, workplace).count == 8)
        #expect(keys(log).count == 8)
        #expect(log.confirmed.count == 8)
    }

    @Test func `a record that no broker would take is refused and the others go in`() async throws {
        let workplace = try Workplace(folder.folder.file("importer"))
        let name = try drop(try rows(3), in: workplace)
        let first = Mutex<[UInt8]?>(nil)
        let log = FakeLog { _, record in
            first.withLock { first in
                first = first ?? record.key
                return first == record.key ? .failure(.notPersisted(.tooLarge)) : nil
            }
        }
        _ = try await work(log, workplace).run(name)
        #expect(try results(name, workplace) == ["1 refused", "2 accepted", "3 accepted"])
        #expect(log.sent.count == 1)
    }

    @Test(arguments: ["csv", "ndjson", "xml"])
    func `the documented example goes in`(ending: String) async throws {
        let workplace = try Workplace(folder.folder.file("importer"))
        let log = FakeLog()
        let name = try drop(
            try Shipped.example(ending), as: "housing-allowance__dodatek-mieszkaniowy__przyklad.\(ending)",
            in: workplace)
        guard case .imported(let counts) = try await work(log, workplace).run(name) else {
            Issue.record("not imported")
            return
        }
        #expect(counts == RowCounts(accepted: ending == "csv" ? 2 : 1, repeated: 0, refused: 0))
        #expect(log.confirmed.count == counts.rows)
    }

    @Test func `a folder has one importer`() throws {
        let path = folder.folder.file("importer")
        let first = try Workplace(path)
        #expect(throws: (any Error).self) { _ = try Workplace(path) }
        #expect(first.inbox.path.hasSuffix("inbox"))
    }

    @Test func `files that nothing can be written beside are put aside`() throws {
        let workplace = try Workplace(folder.folder.file("importer"))
        let long = "a__b__\(String(repeating: "x", count: 200)).csv"
        try workplace.inbox.replace(long, with: [1])
        #expect(try workplace.take(long) == .unusable)
        #expect(workplace.failed.contains(long))
        for ending in [SideFile.result, SideFile.summary, SideFile.journal, SideFile.reason] {
            let name = "a__b__c.csv\(ending)"
            try workplace.inbox.replace(name, with: [1])
            #expect(try workplace.take(name) == .unusable)
            #expect(workplace.failed.contains(name))
        }
        #expect(try workplace.working.entries().isEmpty)
    }
}

/// Shows the journal as it is when a batch is sent.
private struct JournalReader: BatchLog {
    let workplace: Folder
    let name: String
    let log: FakeLog
    /// Whether the process stops now.
    let see: @Sendable ([UInt8]?) -> Bool

    func send(batch: [ProducerRecord], within limit: Duration) async -> [Result<RecordPosition, SendFailure>] {
        let journal = try? workplace.contents(of: name + SideFile.journal)
        if see(journal) { return batch.map { _ in .failure(.closed) } }
        return await log.send(batch: batch, within: limit)
    }
}
