import Applications
import HTTPTypes
import Portal
import Testing

@testable import Intake

struct StatusPagesTests {
    /// The form, with a token of this browser.
    private func token(_ bench: StatusBench) async throws -> String {
        let answer = try await bench.browser.get(StatusPaths.form, bench.pages.form)
        return try #require(answer.hidden("_token"))
    }

    private func ask(
        _ bench: StatusBench, _ reference: String, _ code: String, token: String? = nil
    ) async throws -> Browser.Answer {
        let token = if let token { token } else { try await self.token(bench) }
        return try await bench.browser.post(
            StatusPaths.form, ["_token": token, "reference": reference, "code": code], bench.pages.open)
    }

    private func open(_ bench: StatusBench) async throws {
        let answer = try await ask(bench, StatusBench.reference.text, StatusBench.code.text)
        try #require(answer.status == 303)
    }

    @Test func `a right pair opens the case, and neither stands in an address or in the form again`() async throws {
        try await StatusBench.with { bench in
            let answer = try await ask(bench, StatusBench.reference.text.lowercased(), StatusBench.code.text)
            #expect(answer.status == 303)
            #expect(answer.headers[.location] == StatusPaths.opened)
            #expect(answer.headers[values: .setCookie].allSatisfy { !$0.contains(StatusBench.code.text) })
            let page = try await bench.browser.get(StatusPaths.opened, bench.pages.show)
            #expect(page.status == 200)
            #expect(page.headers[.cacheControl] == "no-store")
            for text in ["Sprawdzamy wniosek", StatusBench.reference.text, "2\u{a0}grudnia 2026\u{a0}r."] {
                #expect(page.body.contains(text), "\(text)")
            }
            #expect(!page.body.contains(StatusBench.code.text))
        }
    }

    @Test func `an open case can be saved, and a closed one cannot`() async throws {
        try await StatusBench.with { bench in
            try await open(bench)
            let page = try await bench.browser.get(StatusPaths.opened, bench.pages.show)
            #expect(page.body.contains("href=\"\(StatusPaths.pdf)\""))
            let saved = try await bench.browser.get(StatusPaths.pdf, bench.pages.pdf)
            #expect(saved.headers[.contentType] == "application/pdf")
            #expect(saved.headers[.cacheControl] == "no-store")
            #expect(saved.body.contains(StatusBench.reference.text))
            #expect(!saved.body.contains("Zakończ przeglądanie"))
            #expect(!saved.body.contains(StatusBench.code.text))
            bench.clock.advance(seconds: 31 * 60)
            #expect(try await bench.browser.get(StatusPaths.pdf, bench.pages.pdf).status == 303)
        }
    }

    @Test func `an unknown reference and a wrong code get the same bytes, on the page and from the API`() async throws {
        try await StatusBench.with { bench in
            let token = try await token(bench)
            let wrong = try await ask(bench, StatusBench.reference.text, StatusBench.wrongCode.text, token: token)
            let unknown = try await ask(bench, StatusBench.unknown.text, StatusBench.wrongCode.text, token: token)
            #expect(wrong.status == 422)
            #expect(wrong.status == unknown.status && wrong.headers == unknown.headers)
            #expect(
                wrong.body.replacing(StatusBench.reference.text, with: "")
                    == unknown.body.replacing(StatusBench.unknown.text, with: ""))
            #expect(wrong.body.contains("value=\"\(StatusBench.reference.text)\""))
            #expect(!wrong.body.contains(StatusBench.wrongCode.text))

            let answers = try await [StatusBench.reference, StatusBench.unknown].asyncMap { reference in
                try await bench.browser.json(
                    "/api/v1/status",
                    "{\"reference\":\"\(reference.text)\",\"trackingCode\":\"\(StatusBench.wrongCode.text)\"}",
                    bench.route.handle)
            }
            #expect(answers[0].status == 404)
            #expect(answers[0].headers == answers[1].headers && answers[0].body == answers[1].body)
        }
    }

    @Test func `too many wrong codes are refused with the time to wait, the right one then as well`() async throws {
        let rates = AttemptLimits.Rates(address: AttemptRate(burst: 3, interval: .seconds(120)))
        try await StatusBench.with(rates: rates) { bench in
            for _ in 0..<3 {
                let wrong = try await ask(bench, StatusBench.reference.text, StatusBench.wrongCode.text)
                #expect(wrong.status == 422)
            }
            let answer = try await ask(bench, StatusBench.reference.text, StatusBench.code.text)
            #expect(answer.status == 429)
            #expect(answer.headers[.retryAfter] == "120")
            #expect(answer.body.contains("Spróbuj ponownie za 2 minuty."))
            let body = "{\"reference\":\"\(StatusBench.reference.text)\",\"trackingCode\":\"\(StatusBench.code.text)\"}"
            let api = try await bench.browser.json("/api/v1/status", body, bench.route.handle)
            #expect(api.status == 429)
            #expect(api.headers[.retryAfter] == "120")
        }
    }

    @Test func `looking with the right code is never too much`() async throws {
        let rates = AttemptLimits.Rates(
            address: AttemptRate(burst: 2, interval: .seconds(120)),
            reference: AttemptRate(burst: 2, interval: .seconds(120)))
        try await StatusBench.with(rates: rates) { bench in
            for _ in 0..<8 { try await open(bench) }
            for _ in 0..<8 {
                let page = try await bench.browser.get(StatusPaths.opened, bench.pages.show)
                #expect(page.status == 200)
            }
        }
    }

    @Test func `a form from elsewhere opens nothing and keeps the reference`() async throws {
        try await StatusBench.with { bench in
            _ = try await token(bench)
            let answer = try await ask(bench, StatusBench.reference.text, StatusBench.code.text, token: "forged")
            #expect(answer.status == 403)
            #expect(answer.body.contains("value=\"\(StatusBench.reference.text)\""))
            #expect(!answer.body.contains(StatusBench.code.text))
            #expect(bench.browser.cookieNames.allSatisfy { !$0.contains("sprawa") })
        }
    }

    @Test func `an open case is closed by its button, and by time even when the browser keeps the cookie`() async throws
    {
        try await StatusBench.with { bench in
            try await open(bench)
            bench.clock.advance(seconds: KeptCases.openSeconds - 1)
            let page = try await bench.browser.get(StatusPaths.opened, bench.pages.show)
            #expect(page.status == 200)
            bench.clock.advance(seconds: KeptCases.openSeconds + 1)
            let late = try await bench.browser.get(StatusPaths.opened, bench.pages.show)
            #expect(late.headers[.location] == StatusPaths.Ending.missing.path)

            try await open(bench)
            let closed = try await bench.browser.post(
                StatusPaths.close, ["_token": try await token(bench)], bench.pages.close)
            #expect(closed.headers[.location] == StatusPaths.Ending.closed.path)
            let gone = try await bench.browser.get(StatusPaths.opened, bench.pages.show)
            #expect(gone.headers[.location] == StatusPaths.Ending.missing.path)
            let form = try await bench.browser.get(StatusPaths.Ending.missing.path, bench.pages.form)
            #expect(form.body.contains("Podaj numer i kod jeszcze raz."))
        }
    }

    @Test func `while the read model is away the page says that applications are taken`() async throws {
        try await StatusBench.withoutDatabase { bench in
            let answer = try await ask(bench, StatusBench.reference.text, StatusBench.code.text)
            #expect(answer.status == 503)
            #expect(answer.headers[.retryAfter] == "60")
            #expect(answer.body.contains("Wnioski możesz składać jak zwykle"))
        }
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
