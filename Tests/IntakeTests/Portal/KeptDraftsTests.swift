import Applications
import HTTPTypes
import Hummingbird
import Portal
import Testing

@testable import Intake

@Suite struct KeptDraftsTests {
    private let kept = KeptDrafts(sealer: Sealer(secret: Array(repeating: 7, count: 32)), days: 30)
    private let receivedAt = Instant(rfc3339: "2026-11-24T10:00:00.000Z")

    private func draft(isBrief: Bool = false, _ text: String = "Anna") -> Draft {
        Draft(
            edition: .init(benefit: "housing-allowance", form: "dodatek-mieszkaniowy", version: "1"),
            key: "0123456789abcdef", isBrief: isBrief, texts: ["/applicant/firstName": text])
    }

    private func filed(_ draft: Draft) throws -> FiledApplication {
        let receipt = """
            {"receipt":{"reference":"AAAA-BBBB","trackingCode":"CCCC-DDDD","receivedAt":"2026-11-24T10:00:00.000Z"},\
            "signature":{"value":"\(String(repeating: "k3Jv9", count: 60))"}}
            """
        return try #require(FiledApplication(draft: draft, receipt: Array(receipt.utf8)))
    }

    private func browser(_ fields: [HTTPField]) -> SentCookies {
        let pairs = fields.filter { !$0.value.contains("Max-Age=0") }.map { $0.value.prefix { $0 != ";" } }
        return SentCookies(
            Request(
                head: HTTPRequest(
                    method: .get, scheme: "http", authority: "h", path: "/",
                    headerFields: pairs.isEmpty ? [:] : [.cookie: pairs.joined(separator: "; ")]),
                body: .init(buffer: .init())))
    }

    private func shown(_ cookies: SentCookies, after minutes: Int) throws -> FiledApplication? {
        let now = Instant(milliseconds: try #require(receivedAt).milliseconds + Int64(minutes) * 60_000)
        return kept.filed("housing-allowance", "dodatek-mieszkaniowy", cookies, at: now)
    }

    @Test func `a confirmation ends after an hour, whatever the browser still sends`() throws {
        let cookies = browser(kept.keep(try filed(draft()), browser([])))
        #expect(try shown(cookies, after: 59)?.trackingCode == "CCCC-DDDD")
        #expect(try shown(cookies, after: 60) == nil)
    }

    @Test func `on somebody else's computer a confirmation does not outlive the browser`() throws {
        let brief = kept.keep(try filed(draft(isBrief: true)), browser([]))
        #expect(brief.allSatisfy { !$0.value.contains("Max-Age") })
        let own = kept.keep(try filed(draft()), browser([]))
        #expect(own.allSatisfy { $0.value.contains("Max-Age=3600") })
    }

    @Test func `ending to look at a case forgets what was filed in this browser, too`() throws {
        let cookies = browser(kept.keep(try filed(draft()), browser([])))
        let removed = KeptCases(sealer: kept.sealer).forget(cookies).map(\.value)
        #expect(removed.contains { $0.hasPrefix("__Host-przyjety-housing-allowance-dodatek-mieszkaniowy-0=;") })
    }

    @Test func `the largest draft that is kept can be filed with its receipt`() throws {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        let noise = String((0..<40_000).map { _ in letters.randomElement(using: &generator) ?? "a" })
        var (fits, exceeds) = (0, noise.count)
        while exceeds - fits > 1 {
            let middle = (fits + exceeds) / 2
            if (try? kept.keep(draft(String(noise.prefix(middle))), browser([]))) == nil {
                exceeds = middle
            } else {
                fits = middle
            }
        }
        #expect(fits > 10_000)
        let cookies = browser(kept.keep(try filed(draft(String(noise.prefix(fits)))), browser([])))
        #expect(try shown(cookies, after: 1) != nil)
    }
}
