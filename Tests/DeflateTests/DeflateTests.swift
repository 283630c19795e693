import Deflate
import Testing

@Suite struct DeflateTests {
    private static let texts: [[UInt8]] = [
        [], Array("a".utf8), Array(repeating: 0x61, count: 200_000),
        (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) },
    ]

    @Test(arguments: texts)
    func `what was compressed comes back`(bytes: [UInt8]) throws {
        let compressed = try #require(Deflate.compress(bytes))
        #expect(Deflate.decompress(compressed, upTo: 1 << 20) == bytes)
    }

    @Test func `text that repeats becomes much smaller`() throws {
        let text = Array(String(repeating: "/household/members/0/incomes/0/amountsGrosze/0", count: 100).utf8)
        let compressed = try #require(Deflate.compress(text))
        #expect(compressed.count * 20 < text.count)
    }

    @Test func `more than the limit is refused`() throws {
        let compressed = try #require(Deflate.compress(Array(repeating: 0, count: 100_000)))
        #expect(Deflate.decompress(compressed, upTo: 99_999) == nil)
        #expect(Deflate.decompress(compressed, upTo: 100_000)?.count == 100_000)
    }

    @Test func `bytes that are not compressed are refused`() throws {
        #expect(Deflate.decompress([], upTo: 1000) == nil)
        #expect(Deflate.decompress(Array("zażółć".utf8), upTo: 1000) == nil)
        let compressed = try #require(Deflate.compress(Array("zażółć gęślą jaźń".utf8)))
        #expect(Deflate.decompress(Array(compressed.dropLast()), upTo: 1000) == nil)
    }
}
