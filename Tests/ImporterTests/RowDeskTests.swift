import Applications
import JSON
import Kafka
import Testing

@testable import Importer

struct RowDeskTests {
    let origin = RowDesk.Origin(form: Shipped.form, source: "paper", channel: .paper, receivedOn: nil)

    func draft(_ id: String? = "DM.1", _ day: String? = "07.04.2026") throws -> Draft {
        var draft = Draft(line: 2)
        draft.documentID = id
        draft.receivedOn = day
        draft.answers = try Shipped.answers("najem-rodzina-z-dziecmi")
        return draft
    }

    func codes(_ verdict: RowDesk.Verdict) -> [String] {
        if case .refused(let problems) = verdict { problems.map(\.code) } else { [] }
    }

    func ready(_ verdict: RowDesk.Verdict) throws -> ReadyRow {
        guard case .ready(let row) = verdict else {
            Issue.record("\(codes(verdict))")
            throw CancellationError()
        }
        return row
    }

    @Test func `the same row is the same event whenever it is read`() throws {
        let first = try ready(try Shipped.desk().examine(try draft(), from: origin))
        let later = try ready(try Shipped.desk(now: "2026-06-01T00:00:00Z").examine(try draft(), from: origin))
        #expect(first.eventID == later.eventID)
        #expect(first.record == later.record)
        #expect(first.document == later.document)
        #expect(first.fingerprint == later.fingerprint)
    }

    @Test func `another number, another source is another application; another day is other data`() throws {
        let desk = try Shipped.desk()
        let first = try ready(desk.examine(try draft(), from: origin))
        let number = try ready(desk.examine(try draft("DM.2"), from: origin))
        let other = RowDesk.Origin(form: Shipped.form, source: "archiwum", channel: .paper, receivedOn: nil)
        let source = try ready(desk.examine(try draft(), from: other))
        #expect(Set([first.reference, number.reference, source.reference]).count == 3)
        let day = try ready(desk.examine(try draft("DM.1", "08.04.2026"), from: origin))
        #expect(day.document == first.document)
        #expect(day.fingerprint != first.fingerprint)
    }

    @Test(
        arguments: [
            (nil, "07.04.2026", "document-id-missing"), ("", "07.04.2026", "document-id-missing"),
            ("a\nb", "07.04.2026", "document-id-malformed"),
            (String(repeating: "x", count: 201), "07.04.2026", "document-id-malformed"),
            ("DM.1", nil, "received-on-missing"), ("DM.1", "7 kwietnia", "received-on-malformed"),
            ("DM.1", "21.04.2026", "received-in-future"), ("DM.1", "2026-04-20T08:00:01Z", "received-in-future"),
            ("DM.1", "30.06.2021", "no-form-that-day"),
        ] as [(String?, String?, String)])
    func `a row without a good number and day is refused`(id: String?, day: String?, code: String) throws {
        #expect(codes(try Shipped.desk().examine(try draft(id, day), from: origin)) == [code])
    }

    @Test func `a document that came today counts as filed today`() throws {
        let row = try ready(try Shipped.desk().examine(try draft("DM.1", "20.04.2026"), from: origin))
        #expect(row.record.headers.first { $0.key == "ce_time" }?.value == Array("2026-04-20T10:00:00.000Z".utf8))
    }

    @Test func `the file's day stands in for the row's`() throws {
        let day = try #require(LocalDate(iso: "2026-04-09"))
        let origin = RowDesk.Origin(form: Shipped.form, source: "paper", channel: .paper, receivedOn: day)
        let row = try ready(try Shipped.desk().examine(try draft("DM.1", nil), from: origin))
        #expect(row.record.headers.first { $0.key == "ce_time" }?.value == Array("2026-04-09T10:00:00.000Z".utf8))
    }

    @Test func `what the form finds has its column, and what the mapping found is not said twice`() throws {
        var draft = try draft()
        draft.answers = try JSONDocument(parsing: #"{"applicant": {"firstName": "Ala"}}"#)
        draft.columns = ["/applicant/lastName": "nazwisko"]
        draft.problems = [
            RowProblem(pointer: "/applicant/dateOfBirth", code: "invalid-date", message: "x", column: "ur")
        ]
        guard case .refused(let problems) = try Shipped.desk().examine(draft, from: origin) else {
            Issue.record("not refused")
            return
        }
        #expect(problems.filter { $0.pointer == "/applicant/dateOfBirth" }.map(\.code) == ["invalid-date"])
        #expect(problems.first { $0.pointer == "/applicant/lastName" }?.column == "nazwisko")
    }

    @Test func `a fingerprint of a file is refused, since the importer takes none in`() throws {
        var draft = try draft()
        let hash = String(repeating: "a", count: 64)
        let json = String(decoding: try #require(draft.answers).root.encoded(), as: UTF8.self)
            .replacing(
                #"{"kind":"employer-certificate"}"#, with: #"{"kind":"employer-certificate","sha256":"\#(hash)"}"#)
        draft.answers = try JSONDocument(parsing: json)
        #expect(codes(try Shipped.desk().examine(draft, from: origin)) == ["document-not-kept"])
    }

    @Test func `a telephone number is recorded in its international form beside the answers as they were written`()
        throws
    {
        let row = try ready(try Shipped.desk().examine(try draft(), from: origin))
        let event = try JSONDocument(parsing: try #require(row.record.value)).root
        #expect(event.at(pointer: "/contact/phone")?.string == "+48600100200")
        #expect(event.at(pointer: "/answers/contact/phone")?.string == "+48 600 100 200")
    }

    @Test(arguments: ["600 100", "tel. 600 100 200"])
    func `a row without a good telephone number is refused at its column`(text: String) throws {
        var draft = try draft()
        let json = String(decoding: try #require(draft.answers).root.encoded(), as: UTF8.self)
            .replacing("+48 600 100 200", with: text)
        draft.answers = try JSONDocument(parsing: json)
        draft.columns = ["/contact/phone": "telefon"]
        guard case .refused(let problems) = try Shipped.desk().examine(draft, from: origin) else {
            Issue.record("not refused")
            return
        }
        #expect(problems.map(\.pointer) == ["/contact/phone"])
        #expect(problems.map(\.code) == ["invalid-telefon"])
        #expect(problems.map(\.column) == ["telefon"])
    }

    @Test func `a row that could not be taken apart says only that`() throws {
        let draft = Draft(line: 3, unreadable: .tooLong(10))
        #expect(codes(try Shipped.desk().examine(draft, from: origin)) == ["row-too-long"])
    }

    @Test func `no record shows personal data outside its value`() throws {
        let row = try ready(try Shipped.desk().examine(try draft(), from: origin))
        let visible = ([row.record.key] + row.record.headers.map(\.value)).compactMap { $0 }
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        let answers = try Shipped.answers("najem-rodzina-z-dziecmi").root
        for pointer in ["/applicant/lastName", "/applicant/pesel", "/contact/email"] {
            #expect(!visible.contains(try #require(answers.at(pointer: pointer)?.string)))
        }
    }
}
