import HTTPTypes
import Postgres
import TestDatabase
import Testing

@testable import Intake

struct ReturnRoutesTests {
    /// The path of a link to a draft with this first name.
    private func link(_ bench: DraftBench, name: String = "Ala", _ browser: Browser = Browser()) async throws -> String
    {
        try await bench.begin(browser, name: name)
        try #require(try await bench.order(browser).status == 303)
        return try bench.mail.link()
    }

    @Test func `opening a link changes nothing, its button brings the draft, and both work more than once`()
        async throws
    {
        try await DraftBench.with { bench, database in
            let link = try await link(bench)
            for _ in 0..<2 {
                let phone = Browser()
                let page = try await bench.get(link, phone)
                #expect(page.status == 200)
                #expect(phone.cookieNames == ["__Host-wniosek"])
                let answer = try await bench.submit(link, by: phone)
                #expect(answer.headers[.location] == "\(DraftBench.start)/podsumowanie")
                #expect(try await bench.name(phone) == "Ala")
            }
            #expect(try await database.count("intake.saved_draft") == 1)
        }
    }

    @Test func `the address with the secret is told to nobody and kept by nobody`() async throws {
        try await DraftBench.with { bench, _ in
            let link = try await link(bench)
            let unknown = "\(DraftBench.start)/wroc/\(DraftToken().text)"
            for path in [link, unknown] {
                let page = try await bench.get(path, Browser())
                #expect(page.headers[.referrerPolicy] == "no-referrer")
                #expect(page.headers[.cacheControl] == "no-store")
                #expect(page.body.contains("<meta name=\"robots\" content=\"noindex\">"))
            }
        }
    }

    @Test func `a draft on somebody else's computer is gone when the browser is closed`() async throws {
        try await DraftBench.with { bench, _ in
            let link = try await link(bench)
            let answer = try await bench.submit(link, ["brief": "true"], by: Browser())
            let draft = answer.headers[values: .setCookie].filter {
                $0.hasPrefix("__Host-szkic-") && !$0.contains("=;")
            }
            #expect(!draft.isEmpty && draft.allSatisfy { !$0.contains("Max-Age") })
        }
    }

    @Test func `another draft is replaced only after a second confirmation, the same one without a question`()
        async throws
    {
        try await DraftBench.with { bench, _ in
            let sender = Browser()
            let link = try await link(bench, name: "Ala", sender)
            #expect(try await bench.submit(link, by: sender).status == 303)

            let other = Browser()
            try await bench.begin(other, name: "Ewa")
            #expect(try await bench.get(link, other).body.contains("zapytamy jeszcze raz"))
            let asked = try await bench.submit(link, by: other)
            #expect(asked.status == 409)
            #expect(asked.body.contains("name=\"replace\"") && asked.headers[.referrerPolicy] == "no-referrer")
            #expect(try await bench.name(other) == "Ewa")
            #expect(try await bench.submit(link, ["replace": "true"], by: other).status == 303)
            #expect(try await bench.name(other) == "Ala")
        }
    }

    @Test func `unknown, expired and malformed tokens get the same page`() async throws {
        try await DraftBench.with { bench, database in
            let link = try await link(bench)
            bench.clock.advance(seconds: 30 * 86_400 - 1)
            #expect(try await bench.get(link, Browser()).status == 200)
            bench.clock.advance(seconds: 1)
            let expired = try await bench.get(link, Browser())
            let unknown = try await bench.get("\(DraftBench.start)/wroc/\(DraftToken().text)", Browser())
            let malformed = try await bench.get("\(DraftBench.start)/wroc/abc", Browser())
            #expect(expired.status == 404 && unknown.status == 404 && malformed.status == 404)
            #expect(expired.body.contains("Tego szkicu już tu nie ma"))
            #expect(expired.body == unknown.body && unknown.body == malformed.body)
            #expect(try await database.count("intake.saved_draft") == 1)
        }
    }

    @Test func `a draft of this form is not opened at the address of another one`() async throws {
        try await DraftBench.with { bench, _ in
            let token = try #require(try await link(bench).split(separator: "/").last)
            let answer = try await bench.get("/wniosek/family-benefits/becikowe/wroc/\(token)", Browser())
            #expect(answer.status == 404)
        }
    }

    @Test func `deleting takes the draft from the server, not from a browser`() async throws {
        try await DraftBench.with { bench, database in
            let browser = Browser()
            let link = try await link(bench, browser)
            let answer = try await bench.submit("\(link)/usun", from: link, by: browser)
            #expect(answer.headers[.location] == "\(DraftBench.start)/na-pozniej/usunieto")
            #expect(try await database.count("intake.saved_draft") == 0)
            #expect(try await bench.get(link, Browser()).status == 404)
            #expect(try await bench.name(browser) == "Ala")
        }
    }

    @Test func `a form that comes from elsewhere neither opens nor deletes`() async throws {
        try await DraftBench.with { bench, database in
            let link = try await link(bench)
            let phone = Browser()
            for path in [link, "\(link)/usun"] {
                let answer = try await bench.post(path, ["_token": "x"], phone)
                #expect(answer.status == 403 && answer.headers[.referrerPolicy] == "no-referrer")
            }
            #expect(phone.cookieNames == ["__Host-wniosek"])
            #expect(try await database.count("intake.saved_draft") == 1)
        }
    }

    @Test func `the cleaner deletes what has expired and nothing else`() async throws {
        try await DraftBench.with { bench, database in
            _ = try await link(bench)
            bench.clock.advance(seconds: 86_400)
            _ = try await link(bench)
            #expect(await bench.cleaner.clean())
            #expect(try await database.count("intake.saved_draft") == 2)
            bench.clock.advance(seconds: 29 * 86_400)
            #expect(await bench.cleaner.clean())
            #expect(try await database.count("intake.saved_draft") == 1)
        }
    }

    @Test func `without PostgreSQL the pages say so, no mail goes out, and the draft stays in the browser`()
        async throws
    {
        let pool = PostgresPool(
            configuration: try PostgresConfiguration(url: "postgresql://nobody@127.0.0.1:1/none"),
            maximumConnections: 1, logger: MigratedDatabase.logger)
        let bench = try DraftBench(pool)
        let browser = Browser()
        try await bench.begin(browser, name: "Ala")
        #expect(try await bench.order(browser).status == 503)
        #expect(bench.mail.mails.isEmpty)
        let link = "\(DraftBench.start)/wroc/\(DraftToken().text)"
        let page = try await bench.get(link, browser)
        #expect(page.status == 503 && page.headers[.retryAfter] != nil)
        #expect(page.headers[.referrerPolicy] == "no-referrer")
        #expect(await !bench.cleaner.clean())
        #expect(try await bench.name(browser) == "Ala")
        await pool.close()
    }
}
