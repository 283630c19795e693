import Testing

@testable import Importer

struct CSVSyntaxTests {
    let syntax = CSVSyntax(separator: UInt8(ascii: ";"))

    /// What the whole text reads as: rows joined by `|`, faults by name.
    func read(_ text: String) -> [String] {
        var bytes = Array(text.utf8)[...]
        var found: [String] = []
        while true {
            switch syntax.step(bytes, isLast: true) {
            case .row(let row, let length, let lines):
                let fields = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
                found.append("\(fields.joined(separator: "|")) +\(lines)")
                bytes = bytes.dropFirst(length)
            case .fault(let fault, let length, let lines):
                found.append("\(fault) +\(lines)")
                bytes = bytes.dropFirst(length)
            case .incomplete: return found + ["incomplete"]
            case .end: return found
            }
        }
    }

    @Test(arguments: [
        ("a;b\nc;d\n", ["a|b +1", "c|d +1"]),
        ("a;b\r\nc;d", ["a|b +1", "c|d +0"]),
        ("a;b\r\nc;d\r\n", ["a|b +1", "c|d +1"]),
        (";\n", ["| +1"]),
        ("a;", ["a| +0"]),
        ("\"a;b\";c\n", ["a;b|c +1"]),
        ("\"a\"\"b\"\n", ["a\"b +1"]),
        ("\"\"\n", [" +1"]),
        ("\"dwa\nwiersze\";x\ny;z\n", ["dwa\nwiersze|x +2", "y|z +1"]),
        ("\"dwa\r\nwiersze\"\r\n", ["dwa\r\nwiersze +2"]),
        ("a\rb;c\n", ["a\rb|c +1"]),
        ("ą;ż\n", ["ą|ż +1"]),
        ("", []),
    ])
    func `rows of RFC 4180 read as their fields`(text: String, rows: [String]) {
        #expect(read(text) == rows)
    }

    @Test(arguments: [
        ("\"a\"x;b\nc;d\n", ["textAfterQuote +1", "c|d +1"]),
        ("a\"x\";b\nc;d\n", ["quoteInsideField +1", "c|d +1"]),
        ("\"a;b\nc;d\n", ["unclosedQuote +1", "c|d +1"]),
        ("a;\"b", ["unclosedQuote +0"]),
        ("a;\"b\"x", ["textAfterQuote +0"]),
    ])
    func `a row that breaks the grammar costs its first line only`(text: String, rows: [String]) {
        #expect(read(text) == rows)
    }

    /// What a reader with a small window sees must not depend on where the window ends.
    @Test func `a shorter window gives the same step or asks for more`() {
        var generator = SeededGenerator(seed: 4180)
        let alphabet = Array("ab;\"\"\r\n\n".utf8)
        var decided = 0
        for _ in 0..<4000 {
            let length = Int.random(in: 0...14, using: &generator)
            let bytes = (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
            let whole = syntax.step(bytes[...], isLast: true)
            for end in 0...length {
                let part = syntax.step(bytes[..<end], isLast: false)
                if part == .incomplete { continue }
                decided += 1
                // An unclosed quote later on changes a fault's name, not what it costs.
                #expect(part == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription) cut at \(end)")
            }
        }
        #expect(decided > 4000)
    }
}

/// SplitMix64: the same sequence every time.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
