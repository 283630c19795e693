import Applications
import Benefits
import EventLog
import Foundation
import JSON
import Kafka
import Receipts
import Testing

@testable import Intake

struct SubmissionDeskTests {
    static let schemas = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("schemas/forms")

    static func catalogue() throws -> FormCatalogue {
        var files: [String: [UInt8]] = [:]
        let names = FileManager.default.enumerator(atPath: schemas.path)?.allObjects as? [String]
        for name in names ?? [] where name.hasSuffix(".json") {
            files[name] = Array(try Data(contentsOf: schemas.appendingPathComponent(name)))
        }
        return try FormCatalogue(files: files)
    }

    static let time = Instant(milliseconds: 1_790_000_000_000)

    let form: FormDefinition
    let answers: JSONDocument

    init() throws {
        form = try #require(
            try Self.catalogue().form(benefit: .housingAllowance, id: "dodatek-mieszkaniowy", version: "1"))
        let folder = Self.schemas.appendingPathComponent(
            "housing-allowance/dodatek-mieszkaniowy/1/examples/valid/najem-rodzina-z-dziecmi.json")
        answers = try JSONDocument(parsing: Array(try Data(contentsOf: folder)))
    }

    func desk(
        _ log: any RecordLog, earlier: (any EarlierKeys)? = nil,
        documents: any FiledDocuments = UploadedDocuments()
    ) throws -> SubmissionDesk {
        SubmissionDesk(
            authority: "Urząd", trackingKey: [UInt8](repeating: 3, count: 32),
            signer: try ReceiptSigner(privateKey: [UInt8](repeating: 7, count: 32)), codec: EventCodec(), log: log,
            keys: KeyMemory(capacity: 100), earlierKeys: earlier,
            documents: DocumentDesk(store: documents, maximumTotal: 1_000), deadline: .seconds(1))
    }

    func key(_ text: String) throws -> IdempotencyKey { try #require(IdempotencyKey(header: text)) }

    func receipt(_ answer: SubmissionDesk.Answer) throws -> JSONNode {
        guard case .received(_, let document, _) = answer else {
            Issue.record("not received: \(answer.name)")
            throw CancellationError()
        }
        return try #require(try JSONDocument(parsing: document).root["receipt"])
    }

    @Test func `the receipt names the position that the log answered`() async throws {
        let log = WritingLog()
        let answer = try await desk(log).submit(
            answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        let receipt = try receipt(answer)
        #expect(receipt["partition"]?.int == 5)
        #expect(receipt["offset"]?.int == 0)
        guard case .received(_, _, let position) = answer else { return }
        #expect(position == RecordPosition(topic: "applications.housing-allowance.v1", partition: 5, offset: 0))
        #expect(await log.records.count == 1)
    }

    @Test func `a retry is the same event with the same reference, code and hash, also a day later`() async throws {
        let log = WritingLog()
        let first = try receipt(
            try await desk(log).submit(answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil))
        let second = try receipt(
            try await desk(log).submit(
                answers, to: form, key: key("klucz-0001"),
                receivedAt: Instant(milliseconds: Self.time.milliseconds + 86_400_000), trace: nil))
        for member in ["reference", "trackingCode", "applicationId", "eventId", "dataSha256"] {
            #expect(first[member]?.string == second[member]?.string, "\(member)")
        }
        #expect(first["offset"]?.int != second["offset"]?.int)
    }

    @Test func `another key makes another application, and its code cannot be derived from the first`() async throws {
        let log = WritingLog()
        let first = try receipt(
            try await desk(log).submit(answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil))
        let second = try receipt(
            try await desk(log).submit(answers, to: form, key: key("klucz-0002"), receivedAt: Self.time, trace: nil))
        #expect(first["applicationId"]?.string != second["applicationId"]?.string)
        #expect(first["trackingCode"]?.string != second["trackingCode"]?.string)
        #expect(first["dataSha256"]?.string == second["dataSha256"]?.string)
    }

    @Test func `the same key with other data is refused before anything is appended`() async throws {
        let log = WritingLog()
        let desk = try desk(log)
        _ = try await desk.submit(answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        let folder = Self.schemas.appendingPathComponent(
            "housing-allowance/dodatek-mieszkaniowy/1/examples/valid/podnajem-bez-pesel.json")
        let other = try JSONDocument(parsing: Array(try Data(contentsOf: folder)))
        let answer = try await desk.submit(other, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        #expect(answer.name == "key-reused")
        #expect(await log.records.count == 1)
    }

    @Test func `a key that another instance took with other data is refused, with the same data it is a retry`()
        async throws
    {
        let log = WritingLog()
        let hash = Identity.sha256(answers.root.canonical())
        let other = try await desk(log, earlier: Earlier(known: [[UInt8](repeating: 1, count: 32)])).submit(
            answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        #expect(other.name == "key-reused")
        let same = try await desk(log, earlier: Earlier(known: [[UInt8](repeating: 1, count: 32), hash])).submit(
            answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        #expect(same.name == "received")
        let unknown = try await desk(log, earlier: Earlier(known: [])).submit(
            answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        #expect(unknown.name == "received")
    }

    @Test func `a form with problems is not appended`() async throws {
        let log = WritingLog()
        let answer = try await desk(log).submit(
            try JSONDocument(parsing: "{}"), to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        guard case .problems(let problems) = answer else {
            Issue.record("expected problems")
            return
        }
        #expect(!problems.isEmpty)
        #expect(await log.records.isEmpty)
    }

    @Test func `documents that the answers name are looked up and travel with the event`() async throws {
        let document = Self.document("ab")
        let named = try Self.naming([document.sha256, document.sha256], in: answers)
        let log = WritingLog()
        let desk = try desk(log, documents: UploadedDocuments(documents: [document]))
        _ = try receipt(
            try await desk.submit(named, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil))
        let record = try #require(await log.records.first)
        let event = try EventCodec().event(
            from: ConsumedRecord(
                topic: record.topic, partition: 0, offset: 0, timestamp: nil, key: record.key, value: record.value,
                headers: RecordHeaders(record.headers)))
        guard case .submitted(let submitted) = event.body else {
            Issue.record("the record is a submitted event")
            return
        }
        #expect(submitted.documents == [document])
    }

    @Test func `documents that are too large together are named by the place where they become so`() async throws {
        let documents = [Self.document("ab"), Self.document("cd")]
        let log = WritingLog()
        let answer = try await desk(log, documents: UploadedDocuments(documents: documents)).submit(
            try Self.naming(documents.map(\.sha256), in: answers), to: form, key: key("klucz-0001"),
            receivedAt: Self.time, trace: nil)
        guard case .problems(let problems) = answer else {
            Issue.record("600 bytes twice are more than the 1,000 allowed")
            return
        }
        #expect(problems.map(\.pointer) == ["/attachments/1/sha256"])
        #expect(problems.map(\.code) == ["documents-too-large"])
        #expect(await log.records.isEmpty)
    }

    private static func document(_ byte: String) -> AttachedDocument {
        AttachedDocument(
            sha256: String(repeating: byte, count: 32), mediaType: "application/pdf", size: 600, name: "umowa.pdf")
    }

    @Test func `without the document store a form that names documents is not taken, another one is`() async throws {
        let log = WritingLog()
        let desk = try desk(log, documents: UploadedDocuments(isAway: true))
        let named = try Self.naming([String(repeating: "ab", count: 32)], in: answers)
        let refused = try await desk.submit(
            named, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        #expect(refused.name == "documents-unavailable")
        #expect(await log.records.isEmpty)
        let taken = try await desk.submit(
            answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        #expect(taken.name == "received")
    }

    /// The answers with attachments of these fingerprints in place of their own.
    private static func naming(_ fingerprints: [String], in answers: JSONDocument) throws -> JSONDocument {
        guard case .object(let members) = JSONValue(answers.root) else { throw CancellationError() }
        let attachments = JSONValue.array(
            fingerprints.map {
                .object([
                    JSONMember(key: "kind", value: .string("other")), JSONMember(key: "sha256", value: .string($0)),
                ])
            })
        let changed = members.filter { $0.key != "attachments" } + [JSONMember(key: "attachments", value: attachments)]
        return try JSONDocument(parsing: JSONValue.object(changed).encoded())
    }

    @Test(arguments: [SendFailure.queueFull, .unknown(nil), .closed])
    func `no receipt when the log does not confirm`(failure: SendFailure) async throws {
        let answer = try await desk(RefusingLog(failure: failure)).submit(
            answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        guard case .unavailable(let told) = answer else {
            Issue.record("expected unavailable, got \(answer.name)")
            return
        }
        #expect(told == failure)
    }

    @Test func `key and headers of the record hold none of the answers`() async throws {
        let log = WritingLog()
        _ = try await desk(log).submit(answers, to: form, key: key("klucz-0001"), receivedAt: Self.time, trace: nil)
        let record = try #require(await log.records.first)
        let visible = ([record.key] + record.headers.map(\.value)).compactMap { $0 }
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        for pointer in ["/applicant/lastName", "/applicant/pesel", "/contact/email", "/home/street"] {
            let value = try #require(answers.root.at(pointer: pointer)?.string, "\(pointer)")
            #expect(!visible.contains(value), "\(pointer)")
        }
    }
}

/// Keeps records and answers positions, as a broker would.
private actor WritingLog: RecordLog {
    private(set) var records: [ProducerRecord] = []

    func append(_ record: ProducerRecord, within deadline: Duration) async throws -> RecordPosition {
        records.append(record)
        return RecordPosition(topic: record.topic, partition: 5, offset: Int64(records.count - 1))
    }
}

private struct Earlier: EarlierKeys {
    let known: Set<[UInt8]>

    func data(of key: [UInt8]) async -> Set<[UInt8]> { known }
}

private struct RefusingLog: RecordLog {
    let failure: SendFailure

    func append(_ record: ProducerRecord, within deadline: Duration) async throws -> RecordPosition { throw failure }
}
