import Applications
import EventLog
import JSON
import Kafka
import Testing

@Suite struct GoldenSampleTests {
    private let codec = EventCodec()

    @Test func `every kind has one schema and one sample, and nothing else has`() throws {
        let kinds = Set(EventKind.allCases.map { "\($0.rawValue).v1" })
        #expect(try EventFiles.names(in: "", suffix: ".schema.json") == kinds)
        #expect(try EventFiles.names(in: "samples", suffix: ".json") == kinds)
    }

    @Test(arguments: EventKind.allCases)
    func `a sample is read and written again as it was`(kind: EventKind) throws {
        let sample = try GoldenSample(of: kind)
        let event = try codec.event(from: sample.record)
        #expect(event.body.kind == kind)
        let record = codec.record(for: event, trace: EventCodec.trace(of: sample.record))
        #expect(record.topic == "applications.housing-allowance.v1")
        #expect(record.key == Array(sample.key.utf8))
        #expect(record.headers == sample.headers)
        let value = try JSONDocument(parsing: try #require(record.value)).root
        #expect(value.canonical() == sample.value.canonical())
    }

    @Test(arguments: EventKind.allCases)
    func `no personal data stand in the key or the headers of a sample`(kind: EventKind) throws {
        let sample = try GoldenSample(of: kind)
        let open = try [sample.key] + sample.headers.map { String(decoding: try #require($0.value), as: UTF8.self) }
        // "applicant" is a word of the form's vocabulary as well as the actor's.
        let personal = ["answers", "contact", "documents"].compactMap { sample.value[$0] }.flatMap(\.texts)
            .filter { $0.count >= 5 && $0 != Actor.applicant.wire }
        for text in open {
            #expect(!text.contains("@"))
            #expect(!containsPESEL(text))
            for word in personal { #expect(!text.contains(word)) }
        }
    }

    @Test func `the search for personal data finds a PESEL number`() {
        #expect(containsPESEL("x44051401359y"))
        #expect(!containsPESEL("x44051401358y"))
    }

    @Test(arguments: [EventKind.submitted, .supplemented])
    func `the data hash of a sample is the hash of its canonical answers`(kind: EventKind) throws {
        let value = try GoldenSample(of: kind).value
        let hash = Identity.sha256(try value.member("answers").canonical())
        #expect(try value.text("dataSha256") == Hex.encode(hash))
    }

    @Test func `a submitted sample has the values that stand in it`() throws {
        let event = try codec.event(from: try GoldenSample(of: .submitted).record)
        #expect(event.metadata.applicationID.description == "504c17db-aa0c-57e6-8d3c-3def11a17233")
        #expect(event.metadata.benefit == .housingAllowance)
        #expect(event.metadata.source == "/intake")
        #expect(event.metadata.time == Instant(rfc3339: "2026-11-03T08:14:27.305Z"))
        #expect(event.metadata.expectedVersion == nil)
        #expect(event.metadata.actor == .applicant)
        #expect(event.metadata.ruleset == 1)
        guard case .submitted(let submitted) = event.body else {
            Issue.record("The body is of another kind.")
            return
        }
        #expect(submitted.form == Submitted.Form(id: "dodatek-mieszkaniowy", version: "1"))
        #expect(submitted.contact == Submitted.Contact(email: "zenobiusz@przyklad.example", phone: "+48000000013"))
        #expect(submitted.language == .pl)
    }

    @Test func `a decided sample has the values that stand in it`() throws {
        let event = try codec.event(from: try GoldenSample(of: .decided).record)
        #expect(event.metadata.expectedVersion == 7)
        #expect(event.metadata.actor == .caseworker("cw-017"))
        let from = try #require(LocalDate(year: 2026, month: 12, day: 1))
        let to = try #require(LocalDate(year: 2027, month: 5, day: 31))
        let decidedOn = try #require(LocalDate(year: 2026, month: 11, day: 20))
        let expected = Decided(
            outcome: .granted, decisionNumber: "DM.8230.147.2026/1", decidedOn: decidedOn, amountGrosze: 34_150,
            period: .init(from: from, to: to),
            reasons: "Dochód na osobę mieści się w kryterium; powierzchnia nie przekracza normy.")
        #expect(event.body == .decided(expected))
    }

    private func containsPESEL(_ text: String) -> Bool {
        let characters = Array(text.utf8)
        guard characters.count >= 11 else { return false }
        return (0...characters.count - 11).contains { start in
            let digits = characters[start..<start + 11].map { Int($0) - 48 }
            guard digits.allSatisfy((0...9).contains) else { return false }
            let sum = zip(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).reduce(0) { $0 + $1.0 * $1.1 }
            return sum.isMultiple(of: 10)
        }
    }
}
