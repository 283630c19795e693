import Deflate
import Testing

@Suite struct GzipTests {
    /// Named, or a failing run would print every byte.
    enum Text: String, CaseIterable {
        case empty
        case letter
        case repeated
        case varied

        var bytes: [UInt8] {
            switch self {
            case .empty: []
            case .letter: Array("a".utf8)
            case .repeated: Array(repeating: 0x61, count: 500_000)
            case .varied: (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7 ^ $0 &* $0 >> 11) }
            }
        }
    }

    private static func compress(_ bytes: [UInt8], piece: Int) throws -> [UInt8] {
        var writer = try GzipWriter()
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            writer.write(Array(bytes[start..<min(bytes.count, start + piece)])) { result += $0 }
        }
        writer.finish { result += $0 }
        return result
    }

    private static func expand(_ bytes: [UInt8], piece: Int) throws -> (bytes: [UInt8], largest: Int) {
        var reader = try GzipReader()
        var result: [UInt8] = []
        var largest = 0
        for start in stride(from: 0, to: bytes.count, by: piece) {
            try reader.read(Array(bytes[start..<min(bytes.count, start + piece)])) {
                result += $0
                largest = max(largest, $0.count)
            }
        }
        try reader.finish()
        return (result, largest)
    }

    @Test(arguments: Text.allCases, [7, 65_536, 1_000_000])
    func `a stream comes back whatever the pieces it is cut into`(text: Text, piece: Int) throws {
        let bytes = text.bytes
        let compressed = try Self.compress(bytes, piece: piece)
        #expect(Array(compressed.prefix(2)) == [0x1F, 0x8B])
        #expect(try Self.expand(compressed, piece: 1000).bytes == bytes)
        #expect(try Self.expand(compressed, piece: 1).bytes == bytes)
    }

    @Test func `what expands a thousandfold comes in small pieces all the same`() throws {
        let compressed = try Self.compress(Array(repeating: 0, count: 4_000_000), piece: 100_000)
        #expect(compressed.count < 10_000)
        let (bytes, largest) = try Self.expand(compressed, piece: compressed.count)
        #expect(bytes.count == 4_000_000 && largest <= 65_536)
    }

    @Test func `a stream cut short is told from a whole one`() throws {
        let compressed = try Self.compress(Text.varied.bytes, piece: 10_000)
        #expect(throws: GzipError.truncated) { try Self.expand(Array(compressed.dropLast()), piece: 1000) }
        #expect(throws: GzipError.truncated) { try Self.expand([], piece: 1000) }
    }

    @Test func `one wrong bit is found, in the data and in the checksum`() throws {
        let compressed = try Self.compress(Text.varied.bytes, piece: 10_000)
        for place in [compressed.count / 2, compressed.count - 6] {
            var wrong = compressed
            wrong[place] ^= 1
            #expect(throws: GzipError.corrupt) { try Self.expand(wrong, piece: 1000) }
        }
    }

    @Test func `bytes behind the end are refused`() throws {
        let compressed = try Self.compress(Array("zażółć".utf8), piece: 100)
        #expect(throws: GzipError.trailingBytes) { try Self.expand(compressed + [0], piece: 1000) }
        #expect(throws: GzipError.trailingBytes) { try Self.expand(compressed + compressed, piece: 1000) }
        #expect(throws: GzipError.trailingBytes) { try Self.expand(compressed + [0], piece: 1) }
    }
}
