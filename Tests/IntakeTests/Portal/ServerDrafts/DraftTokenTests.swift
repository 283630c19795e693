import Applications
import Testing

@testable import Intake

struct DraftTokenTests {
    private let sealer = Sealer(secret: [UInt8](repeating: 7, count: 32))
    private let content = Array("szkic".utf8)

    @Test func `a token is 26 symbols, never twice the same, and read as people type it`() throws {
        let tokens = (0..<200).map { _ in DraftToken() }
        #expect(Set(tokens.map(\.text)).count == 200)
        for token in tokens {
            #expect(token.text.utf8.count == 26)
            #expect(DraftToken(parsing: token.text) == token)
            #expect(DraftToken(parsing: token.text.lowercased()) == token)
        }
        #expect(DraftToken(parsing: "O1") == nil)
        #expect(DraftToken(parsing: String(repeating: "0", count: 27)) == nil)
        #expect(DraftToken(parsing: String(repeating: "Z", count: 26)) == nil)
        #expect(DraftToken(parsing: String(repeating: "-", count: 10_000)) == nil)
    }

    @Test func `a draft is opened with its own link, its own name and our secret only`() throws {
        let (token, name) = (DraftToken(), "a/b")
        let sealed = try #require(sealer.key(of: token).seal(content, as: name))
        #expect(sealer.key(of: token).open(sealed, as: name) == content)
        #expect(sealer.key(of: DraftToken()).open(sealed, as: name) == nil)
        #expect(sealer.key(of: token).open(sealed, as: "a/c") == nil)
        #expect(Sealer(secret: [UInt8](repeating: 8, count: 32)).key(of: token).open(sealed, as: name) == nil)
        var changed = sealed
        changed[changed.count / 2] ^= 1
        #expect(sealer.key(of: token).open(changed, as: name) == nil)
        #expect(sealer.key(of: token).open([], as: name) == nil)
    }

    @Test func `where a draft lies gives neither the token nor its plain hash away`() {
        let token = DraftToken()
        #expect(token.sha256.count == 32)
        #expect(token.sha256 != Identity.sha256(token.bytes))
        #expect(token.sha256 != TrackingCode(parsing: token.text)?.sha256)
    }
}
