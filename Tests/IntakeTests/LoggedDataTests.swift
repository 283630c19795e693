import Applications
import Benefits
import EventLog
import Foundation
import JSON
import Kafka
import Receipts
import Testing

@testable import Intake

/// What intake appends is what `schemas/events` promises to every reader of the log.
struct LoggedDataTests {
    @Test func `there are valid examples of nine forms`() {
        #expect(Set(FormExample.paths.map { $0.split(separator: "/")[1] }).count == 9)
    }

    @Test(arguments: FormExample.paths)
    func `a valid example of any form becomes an event that satisfies its published schema`(path: String) async throws {
        let example = try FormExample(path)
        let log = ActLog()
        let desk = SubmissionDesk(
            authority: "Urząd", trackingKey: [UInt8](repeating: 3, count: 32),
            signer: try ReceiptSigner(privateKey: [UInt8](repeating: 7, count: 32)), codec: EventCodec(), log: log,
            keys: KeyMemory(capacity: 10), earlierKeys: nil, documents: example.documents, deadline: .seconds(1))
        let answer = try await desk.submit(
            example.answers, to: example.form, key: try #require(IdempotencyKey(header: "klucz-0001")),
            receivedAt: try #require(FormExample.time), trace: nil)
        #expect(answer.name == "received")
        let data = try #require(await log.records.first?.value)
        #expect(try EventSchemas.violations(of: data, as: .submitted) == [])

        let event = try JSONDocument(parsing: data).root
        let written = example.answers.root
        #expect(try #require(event["answers"]).canonical() == written.canonical())
        #expect(event["dataSha256"]?.string == Hex.encode(Identity.sha256(written.canonical())))
        #expect(event.at(pointer: "/contact/email")?.string == written.at(pointer: "/contact/email")?.string)
        let phone = written.at(pointer: "/contact/phone")?.string
        #expect(event.at(pointer: "/contact/phone")?.string == phone.flatMap { PhoneNumber($0)?.text })
        #expect(event["documents"]?.count ?? 0 == Set(example.form.documents(in: written).map(\.sha256)).count)
    }

    @Test(arguments: FormExample.paths)
    func `answers and documents added later become an event that satisfies its published schema`(
        path: String
    ) async throws {
        let example = try FormExample(path)
        let time = try #require(FormExample.time)
        let reading = ActReading(
            catalogue: try FormExample.catalogue.get(), documents: example.documents, now: { time })
        let body = try await reading.body(
            of: .supplement(answers: example.answers.root, documents: []), for: Self.standing(of: example.form),
            through: .portal)
        #expect(try EventSchemas.violations(of: body.encoded(), as: .supplemented) == [])
    }

    @Test(arguments: [nil, "x", String(repeating: "ż", count: ActRequest.maximumReason), "Znalazłam pracę.\nDziękuję."])
    func `a withdrawal with any reason that is taken satisfies its published schema`(reason: String?) async throws {
        let example = try FormExample(try #require(FormExample.paths.first))
        let time = try #require(FormExample.time)
        let members = reason.map { [JSONMember(key: "reason", value: .string($0))] } ?? []
        let request = try ActRequest.withdrawal(
            JSONDocument(
                parsing: JSONValue.object(
                    members + [JSONMember(key: "trackingCode", value: .string("0"))]
                ).encoded()
            ).root)
        let reading = ActReading(
            catalogue: try FormExample.catalogue.get(), documents: example.documents, now: { time })
        let body = try await reading.body(
            of: request.content, for: Self.standing(of: example.form), through: .portal)
        #expect(body == .withdrawn(Withdrawn(reason: reason)))
        #expect(try EventSchemas.violations(of: body.encoded(), as: .withdrawn) == [])
    }

    /// An application filed on this form.
    private static func standing(of form: FormDefinition) -> StatusByReference.Row {
        let time = Instant(milliseconds: 0)
        return StatusByReference.Row(
            application: ApplicationID(UUID128(high: 1, low: 2)), benefit: form.benefit.rawValue, formID: form.id,
            formVersion: form.version, trackingCodeSha256: [], version: 1, status: "submitted", statusSince: time,
            filedAt: time, deadlines: Array("[]".utf8))
    }
}
