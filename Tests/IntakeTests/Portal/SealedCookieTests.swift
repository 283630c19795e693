import HTTPTypes
import Hummingbird
import Testing

@testable import Intake

@Suite struct SealedCookieTests {
    private let sealer = Sealer(secret: Array(repeating: 7, count: 32))

    private func cookie(_ name: String = "szkic", _ sealer: Sealer? = nil) -> SealedCookie {
        SealedCookie(name: name, sealer: sealer ?? self.sealer)
    }

    /// What a browser sends after it was sent these headers.
    private func kept(_ fields: [HTTPField], before: [String: String] = [:]) -> [String: String] {
        var kept = before
        for field in fields {
            let pair = field.value.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            let isRemoved = field.value.contains("Max-Age=0")
            kept[String(pair[0])] = isRemoved ? nil : pair.count == 2 ? String(pair[1]) : ""
        }
        return kept
    }

    private func sent(_ kept: [String: String]) -> SentCookies {
        let header = kept.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        return SentCookies(
            Request(
                head: HTTPRequest(
                    method: .get, scheme: "http", authority: "localhost", path: "/",
                    headerFields: kept.isEmpty ? [:] : [.cookie: header]), body: .init(buffer: .init())))
    }

    private func bytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
    }

    @Test(arguments: [0, 1, 100, 2_800, 2_900, 6_000, 18_000])
    func `what a browser keeps comes back, in as many cookies as it needs`(count: Int) throws {
        let content = bytes(count)
        let fields = try #require(cookie().write(content, keeping: 60, over: sent([:])))
        #expect(fields.allSatisfy { $0.value.utf8.count <= 4_096 })
        #expect(cookie().read(sent(kept(fields))) == content)
    }

    @Test func `it is for this host over TLS only, out of reach for scripts, and of limited life`() throws {
        let field = try #require(cookie().write([1], keeping: 60, over: sent([:]))?.first)
        #expect(field.value.hasPrefix("__Host-szkic-0="))
        #expect(field.value.hasSuffix("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"))
        let brief = try #require(cookie().write([1], keeping: nil, over: sent([:]))?.first)
        #expect(!brief.value.contains("Max-Age"))
    }

    @Test func `what became smaller leaves no stale part behind`() throws {
        let large = kept(try #require(cookie().write(bytes(9_000), keeping: 60, over: sent([:]))))
        #expect(large.count > 2)
        let small = kept(try #require(cookie().write([1, 2], keeping: 60, over: sent(large))), before: large)
        #expect(small.count == 1)
        #expect(cookie().read(sent(small)) == [1, 2])
        #expect(kept(cookie().remove(sent(large)), before: large).isEmpty)
    }

    @Test func `more than a browser keeps is refused, not cut`() {
        #expect(cookie().write(bytes(40_000), keeping: 60, over: sent([:])) == nil)
        // Compresses to next to nothing, and would not be read again.
        #expect(cookie().write(Array(repeating: 65, count: 3 << 20), keeping: 60, over: sent([:])) == nil)
    }

    @Test func `changed, foreign, exchanged and missing parts are nothing`() throws {
        let fields = try #require(cookie().write(bytes(6_000), keeping: 60, over: sent([:])))
        let good = kept(fields)
        let first = try #require(good["__Host-szkic-0"])
        var changed = good
        changed["__Host-szkic-0"] =
            first.prefix(40) + (first.dropFirst(40).first == "A" ? "B" : "A") + first.dropFirst(41)
        #expect(cookie().read(sent(changed)) == nil)
        var missing = good
        missing["__Host-szkic-1"] = nil
        #expect(cookie().read(sent(missing)) == nil)
        #expect(cookie("szkic", Sealer(secret: Array(repeating: 8, count: 32))).read(sent(good)) == nil)
        let renamed = Dictionary(
            uniqueKeysWithValues: good.map { ($0.key.replacing("szkic", with: "przyjety"), $0.value) })
        #expect(cookie("przyjety").read(sent(renamed)) == nil)
        for text in ["", ".", "1", "1.", "9.abc", "-1.abc", "1.!!!", "1000000000000000000000.a"] {
            #expect(cookie().read(sent(["__Host-szkic-0": text])) == nil)
        }
    }

    @Test func `a token is good in its own browser only`() {
        func request(_ cookie: String?, site: String? = "same-origin") -> Request {
            var fields: HTTPFields = [:]
            if let cookie { fields[.cookie] = cookie }
            if let site { fields[.secFetchSite] = site }
            return Request(
                head: HTTPRequest(method: .post, scheme: "http", authority: "h", path: "/", headerFields: fields),
                body: .init(buffer: .init()))
        }
        let id = "__Host-wniosek=0123456789abcdef0123456789abcdef"
        let visitor = Visitor(request(id), sealer: sealer)
        #expect(visitor.setCookie == nil)
        #expect(visitor.hasSent(visitor.token, request(id)))
        #expect(visitor.hasSent(visitor.token, request(id, site: nil)))
        #expect(!visitor.hasSent(visitor.token, request(id, site: "cross-site")))
        #expect(!visitor.hasSent(visitor.token, request(id, site: "same-site")))
        #expect(!visitor.hasSent(nil, request(id)))
        #expect(!visitor.hasSent("", request(id)))
        let other = Visitor(request("__Host-wniosek=ffffffffffffffffffffffffffffffff"), sealer: sealer)
        #expect(!other.hasSent(visitor.token, request(id)))
        let new = Visitor(request(nil), sealer: sealer)
        #expect(new.setCookie != nil)
        #expect(!new.hasSent(new.token, request(nil)))
    }
}
