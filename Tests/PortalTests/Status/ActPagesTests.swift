import Applications
import Testing

@testable import Portal

struct ActPagesTests {
    private static let hash = String(repeating: "ab", count: 32)

    private func layout() throws -> (String) -> Layout {
        let site = PortalSite(
            content: try ContentFiles.library(), publicAddress: "https://przyklad.pl", assetVersion: "1")
        return { site.layout(title: $0, path: StatusPaths.form, isPersonal: true) }
    }

    private func render(_ template: String, _ view: Any) throws -> String {
        try ContentFiles.templates.get().render(template, view)
    }

    private static func receipt(_ act: String, _ outcome: String, status: String? = nil) -> [UInt8] {
        let status = status.map { ",\"status\":\"\($0)\"" } ?? ""
        return Array(
            """
            {"receipt":{"act":"\(act)","authority":"Urząd","documents":["\(hash)"],"outcome":"\(outcome)",\
            "receivedAt":"2026-11-24T10:00:00Z","reference":"\(StatusFormPage.example)"\(status)},"signature":{}}
            """.utf8)
    }

    @Test(
        arguments: [
            ("Mam pracę", "Mam pracę"), ("", nil), ("  \n\t ", nil), (" Mam pracę. \r\n", "Mam pracę."),
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\u{0}\tb", "a  b"),
        ] as [(String, String?)])
    func `a reason is recorded without what cannot be seen`(typed: String, reason: String?) {
        #expect(WithdrawalPage.reason(typed) == reason)
    }

    @Test func `files that wait on the page come back as they were, and nothing else does`() throws {
        let file = SupplementPage.KeptFile(sha256: Self.hash, name: "umowa najmu.pdf")
        #expect(SupplementPage.KeptFile(sent: file.value) == file)
        for text in ["", Self.hash, "\(Self.hash.uppercased()) a", "\(Self.hash)0 a", "zz \(Self.hash)"] {
            #expect(SupplementPage.KeptFile(sent: text) == nil, "\(text)")
        }
    }

    @Test func `a page of documents keeps its key, its files and its problems`() throws {
        let facts = try CasePageTests.facts(
            "supplement-requested", deadlines: #"[{"kind":"supplement-by","due":"2026-12-03","basis":"art. 64"}]"#)
        let html = try render(
            "status-supplement",
            SupplementPage(
                facts.reference, facts, kept: [.init(sha256: Self.hash, name: "<umowa>.pdf")], key: "klucz-0001",
                limits: "Najwyżej 10 MB.", problems: ["file-2": "W pliku jest wirus"], notice: nil, token: "token",
                layout: layout()))
        #expect(html.contains("<title>Błąd: "))
        #expect(html.contains("name=\"_key\" value=\"klucz-0001\""))
        #expect(html.contains("value=\"\(Self.hash) &lt;umowa&gt;.pdf\""))
        #expect(html.contains("<a href=\"#ffile-2\">W pliku jest wirus</a>"))
        #expect(html.contains("3\u{a0}grudnia 2026\u{a0}r."))
        for name in SupplementPage.inputs { #expect(html.contains("name=\"\(name)\"")) }
    }

    @Test func `while the case cannot be seen the pages of acts are still whole`() throws {
        let reference = try #require(Reference(parsing: StatusFormPage.example))
        let supplement = try render(
            "status-supplement",
            SupplementPage(
                reference, nil, kept: [.init(sha256: Self.hash, name: "a.pdf")], key: "klucz-0001", limits: "",
                problems: [:], notice: "Za chwilę.", token: "token", layout: layout()))
        #expect(supplement.contains(Self.hash) && supplement.contains("Za chwilę."))
        let withdrawal = try render(
            "status-withdrawal",
            WithdrawalPage(
                reference, nil, typed: "<powód>", problem: nil, key: "klucz-0001", notice: "Za chwilę.",
                token: "token", layout: layout()))
        #expect(withdrawal.contains("&lt;powód&gt;") && withdrawal.contains("Za chwilę."))
    }

    @Test(arguments: [
        ("withdrawn", "accepted", "Wycofanie już działa."), ("withdrawn", "pending", "jeszcze nie widać go w sprawie"),
        ("supplemented", "accepted", "Są już w sprawie."),
        ("supplemented", "pending", "jeszcze nie widać ich w sprawie"),
    ])
    func `an act's page says whether it counts already`(act: String, outcome: String, words: String) throws {
        let taken = try #require(
            TakenAct(receipt: Self.receipt(act, outcome, status: "in-verification"), names: [Self.hash: "umowa.pdf"]))
        let kept = try #require(TakenAct(encoded: taken.encoded()))
        #expect(kept.receipt == taken.receipt)
        let html = try render("status-taken", TakenActPage(kept, layout: layout()))
        #expect(html.contains(words))
        for text in [Self.hash, "umowa.pdf", StatusFormPage.example, "godz. 11:00", StatusPaths.receipt] {
            #expect(html.contains(text), "\(text)")
        }
    }

    @Test func `what is no receipt for an act is not shown`() {
        #expect(TakenAct(receipt: Array("{}".utf8), names: [:]) == nil)
        #expect(TakenAct(encoded: Array("[]".utf8)) == nil)
        #expect(TakenAct(receipt: Self.receipt("from-the-future", "accepted"), names: [:]) == nil)
    }

    @Test func `pages that show no case say what still works and lead on`() throws {
        let layout = try layout()
        let pages: [(StatusMessagePage, String)] = [
            (.unavailable(isOpen: true, layout: layout), "Wnioski możesz składać jak zwykle"),
            (.tooManyAttempts(wait: "2 minuty", layout: layout), "Spróbuj ponownie za 2 minuty."),
            (.refused(.closed, layout: layout), "Nic się nie zmieniło. Stan sprawy: „Sprawa jest zamknięta”."),
            (.parked(layout: layout), "Skontaktuj się z ośrodkiem"),
            (.keyReused(StatusPaths.supplement, layout: layout), "Nic nowego nie zapisaliśmy."),
        ]
        for (page, words) in pages {
            let html = try render("status-message", page)
            #expect(html.contains(words), "\(words)")
            #expect(html.contains("<h1>\(page.heading)</h1>"))
            #expect(page.links.count >= 2)
        }
    }
}
