import Applications
import HTTPTypes
import SMTP
import TestDatabase
import Testing

@testable import Intake

struct LaterRoutesTests {
    private let later = "\(DraftBench.start)/na-pozniej"

    @Test func `the draft is kept as it was typed, and the page says where the link went and until when`() async throws
    {
        try await DraftBench.with { bench, database in
            let browser = Browser()
            try await bench.begin(browser, name: "Kanarkowska")
            let answer = try await bench.order(browser)
            #expect(answer.status == 303)
            let page = try await bench.get(try #require(answer.headers[.location]), browser)
            #expect(page.status == 200)
            #expect(page.headers[.cacheControl] == "no-store")
            for text in [DraftBench.email, "18\u{a0}grudnia 2026\u{a0}r.", "noindex"] {
                #expect(page.body.contains(text), "\(text)")
            }
            #expect(bench.mail.mails.map(\.to.address) == [DraftBench.email])
            #expect(try await database.count("intake.saved_draft") == 1)
        }
    }

    @Test func `neither the address, nor what was typed, nor the token stands in the database`() async throws {
        try await DraftBench.with { bench, database in
            let browser = Browser()
            try await bench.begin(browser, name: "Kanarkowska")
            _ = try await bench.order(browser)
            let token = try #require(try bench.mail.link().split(separator: "/").last)
            let row = try #require(
                try await database.text(
                    "select concat_ws(' ', encode(token_sha256, 'escape'), encode(sealed, 'escape'), benefit, form) from intake.saved_draft"
                ))
            for secret in ["kanarek", "Kanarkowska", String(token)] { #expect(!row.contains(secret)) }
        }
    }

    @Test func `the mail says nothing about the form but its link, and what to do with a link nobody asked for`()
        async throws
    {
        try await DraftBench.with { bench, _ in
            let browser = Browser()
            try await bench.begin(browser, name: "Kanarkowska")
            _ = try await bench.order(browser)
            let mail = String(decoding: try #require(bench.mail.mails.first).bytes(), as: UTF8.self)
                .replacing("=\r\n", with: "")
            let words = mail.split(separator: "\r\n").filter { !$0.hasPrefix("https://") }.joined(separator: " ")
            for secret in ["Kanarkowska", "mieszkaniow", "dodat"] { #expect(!words.contains(secret), "\(secret)") }
            #expect(mail.contains("nic nie r=C3=B3b"))
            #expect(mail.contains("Auto-Submitted: auto-generated"))
            #expect(try bench.mail.link().hasPrefix("\(DraftBench.start)/wroc/"))
        }
    }

    @Test(arguments: ["", "kanarek", "a@example.org, b@example.org"])
    func `an address that is none is asked for again, and nothing is sent`(typed: String) async throws {
        try await DraftBench.with { bench, database in
            let browser = Browser()
            try await bench.begin(browser)
            let answer = try await bench.order(browser, to: typed)
            #expect(answer.status == 422)
            #expect(answer.body.contains("error-summary") && answer.body.contains("<title>Błąd: "))
            #expect(bench.mail.mails.isEmpty)
            #expect(try await database.count("intake.saved_draft") == 0)
        }
    }

    @Test func `a page that comes from elsewhere sends nothing and keeps the address that was typed`() async throws {
        try await DraftBench.with { bench, database in
            let browser = Browser()
            try await bench.begin(browser)
            let answer = try await bench.post(later, ["_token": "x", "email": DraftBench.email], browser)
            #expect(answer.status == 403)
            #expect(answer.body.contains("value=\"\(DraftBench.email)\""))
            #expect(bench.mail.mails.isEmpty)
            #expect(try await database.count("intake.saved_draft") == 0)
        }
    }

    @Test func `a mail that certainly did not go out leaves no draft on the server`() async throws {
        try await DraftBench.with { bench, database in
            let browser = Browser()
            try await bench.begin(browser, name: "Ala")
            bench.mail.answer(.notSent(reason: "connection refused"))
            let away = try await bench.order(browser)
            #expect(away.status == 503 && away.headers[.retryAfter] != nil)
            bench.mail.answer(.refused(code: 451, permanent: false, reply: ""))
            #expect(try await bench.order(browser).status == 503)
            bench.mail.answer(.refused(code: 550, permanent: true, reply: ""))
            #expect(try await bench.order(browser).status == 422)
            #expect(try await database.count("intake.saved_draft") == 0)
            #expect(try await bench.name(browser) == "Ala")
        }
    }

    @Test func `a mail that may have gone out keeps its draft, and the page says that nobody knows`() async throws {
        try await DraftBench.with { bench, database in
            let browser = Browser()
            try await bench.begin(browser)
            bench.mail.answer(.unknown(reason: "cut"))
            let answer = try await bench.order(browser)
            let page = try await bench.get(try #require(answer.headers[.location]), browser)
            #expect(page.body.contains("Nie wiemy, czy odnośnik dotarł"))
            #expect(try await database.count("intake.saved_draft") == 1)
        }
    }

    @Test func `a link sent to a wrong address is taken back on the page that says where it went`() async throws {
        try await DraftBench.with { bench, database in
            let browser = Browser()
            try await bench.begin(browser)
            _ = try await bench.order(browser)
            let answer = try await bench.submit("\(later)/usun", from: "\(later)/wyslano", by: browser)
            #expect(answer.headers[.location] == "\(later)/usunieto")
            #expect(try await bench.get("\(later)/usunieto", browser).status == 200)
            #expect(try await database.count("intake.saved_draft") == 0)
            #expect(try await bench.get("\(later)/wyslano", browser).headers[.location] == later)
        }
    }

    @Test func `a mailbox is not filled, whoever asks, and an address does not ask without end`() async throws {
        let rates = AttemptLimits.Rates(
            address: AttemptRate(burst: 3, interval: .seconds(600)),
            reference: AttemptRate(burst: 2, interval: .seconds(3600)),
            global: AttemptRate(burst: 100, interval: .seconds(1)))
        try await DraftBench.with(rates: rates) { bench, database in
            let browser = Browser()
            try await bench.begin(browser)
            #expect(try await bench.order(browser).status == 303)
            #expect(try await bench.order(browser, to: "Kanarek+raz@example.org").status == 303)
            let refused = try await bench.order(browser)
            #expect(refused.status == 429 && refused.headers[.retryAfter] == "3600")
            #expect(try await bench.order(browser, to: "inny@example.org").status == 303)
            #expect(try await bench.order(browser, to: "trzeci@example.org").status == 429)
            #expect(bench.mail.mails.count == 3)
            #expect(try await database.count("intake.saved_draft") == 3)
        }
    }

    @Test func `without a draft there is nothing to send`() async throws {
        try await DraftBench.with { bench, _ in
            let answer = try await bench.get(later, Browser())
            #expect(answer.headers[.location] == "\(DraftBench.start)?szkic=brak")
        }
    }
}
