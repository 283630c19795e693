import Testing

@testable import Documents

struct ContentHashTests {
    @Test func `it is SHA-256 in lower-case hexadecimal`() {
        // FIPS 180-4, example "abc".
        #expect(
            ContentHash(of: Array("abc".utf8)).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }

    @Test(arguments: [
        "", "..", "ab", "../../../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
    ])
    func `nothing else becomes one`(text: String) {
        #expect(ContentHash(hex: text) == nil)
    }

    @Test func `the place follows from the hash alone`() throws {
        let hash = try #require(ContentHash(hex: "0123" + String(repeating: "f", count: 60)))
        #expect(hash.key == "01/23/\(hash.hex)")
    }
}
