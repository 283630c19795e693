import Applications
import Testing

@testable import Portal

struct CasePageTests {
    private static let day = LocalDate(daysSince1970: 20_781)

    static func facts(
        _ status: String, deadlines: String = "[]", history: [(kind: String, at: Instant)] = []
    ) throws -> CaseFacts {
        CaseFacts(
            reference: try #require(Reference(parsing: StatusFormPage.example)), benefit: "Dodatek <mieszkaniowy>",
            status: status, since: Instant(milliseconds: 1_795_000_000_000),
            filedAt: Instant(milliseconds: 1_794_000_000_000), history: history, deadlines: Array(deadlines.utf8))
    }

    static func page(_ facts: CaseFacts) throws -> String {
        let library = try ContentFiles.library()
        let site = PortalSite(content: library, publicAddress: "https://przyklad.pl", assetVersion: "1")
        return try ContentFiles.templates.get().render(
            "status-case",
            CasePage(facts, today: day, token: "token") {
                site.layout(title: $0, path: StatusPaths.form, isPersonal: true)
            })
    }

    @Test(arguments: Status.allCases)
    func `every status has plain sentences of its own`(status: Status) throws {
        let words = StatusWords.of(status)
        for text in [words.heading, words.meaning, words.turn] { #expect(!text.isEmpty) }
        #expect(words.meaning.hasSuffix("."))
        #expect(!words.heading.hasSuffix("."))
        for other in Status.allCases where other != status {
            #expect(StatusWords.of(other).heading != words.heading, "\(other)")
            #expect(StatusWords.of(other).meaning != words.meaning, "\(other)")
        }
        #expect(!"\(words)".contains("(GK)"))
        let html = try Self.page(try Self.facts(status.rawValue))
        #expect(html.contains("<h1>\(words.heading)</h1>"))
    }

    @Test(arguments: Status.allCases)
    func `what is offered is what the lifecycle admits`(status: Status) throws {
        let html = try Self.page(try Self.facts(status.rawValue))
        let offers: [(EventKind, String)] = [
            (.supplemented, StatusPaths.supplement), (.withdrawn, StatusPaths.withdrawal),
            (.appealed, "\"/odwolanie\""),
        ]
        for (kind, address) in offers {
            #expect(html.contains(address) != Lifecycle.targets(from: status, on: kind).isEmpty, "\(kind)")
        }
    }

    @Test(arguments: Deadline.Kind.allCases)
    func `every deadline has a label, a Polish date, a meaning and its legal basis`(kind: Deadline.Kind) throws {
        let html = try Self.page(
            try Self.facts(
                "in-verification",
                deadlines: #"[{"kind":"\#(kind.rawValue)","due":"2026-12-03","basis":"art. 133 KPA (GK)"}]"#))
        #expect(html.contains("<time datetime=\"2026-12-03\">3\u{a0}grudnia 2026\u{a0}r.</time>"))
        #expect(html.contains("art. 133 KPA (do sprawdzenia)"))
        #expect(!html.contains("ten dzień już minął"))
        let line = DeadlineLine(kind, due: Self.day, legalBasis: "art. 1", status: nil, today: Self.day)
        #expect(!line.label.isEmpty && line.meaning.hasSuffix("."))
    }

    @Test func `a day that has passed is called so, unless the clock stands`() {
        func isPast(_ status: Status, _ kind: Deadline.Kind = .decideBy, daysAgo: Int = 1) -> Bool {
            DeadlineLine(
                kind, due: Self.day.adding(days: -daysAgo), legalBasis: "", status: status, today: Self.day
            ).isPast
        }
        #expect(isPast(.inVerification))
        #expect(!isPast(.inVerification, daysAgo: 0))
        #expect(!isPast(.supplementRequested))
        #expect(isPast(.supplementRequested, .supplementBy))
        #expect(!isPast(.suspended))
    }

    @Test func `history is in Polish with days of Warsaw, and unknown events are left out`() throws {
        let html = try Self.page(
            try Self.facts(
                "registered",
                history: [
                    ("submitted", try #require(Instant(rfc3339: "2026-11-02T23:30:00Z"))),
                    ("from-the-future", Instant(milliseconds: 1_794_100_000_000)),
                    ("registered", try #require(Instant(rfc3339: "2026-11-04T10:00:00Z"))),
                ]))
        #expect(html.contains("<time datetime=\"2026-11-03\">3\u{a0}listopada 2026\u{a0}r.</time>Wniosek złożony"))
        #expect(html.contains("Wniosek zarejestrowany"))
        #expect(!html.contains("from-the-future"))
    }

    @Test(arguments: [
        "nie JSON", "{}", "[1]", #"[{"kind":"x","due":"2026-12-03","basis":""}]"#, "[{\"kind\":\"decide-by\"}]",
    ])
    func `deadlines that cannot be read are left out`(deadlines: String) throws {
        #expect(try Self.facts("registered", deadlines: deadlines).deadlines.isEmpty)
    }

    @Test func `a status of a later edition offers nothing and breaks nothing`() throws {
        let html = try Self.page(try Self.facts("from-the-future"))
        #expect(html.contains(StatusWords.unknown.heading))
        #expect(!html.contains("Co możesz zrobić"))
        #expect(html.contains("Dodatek &lt;mieszkaniowy&gt;"))
    }
}
