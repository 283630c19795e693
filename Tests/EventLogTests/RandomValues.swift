import Applications
import JSON

/// Values from a seed: plausible in form, hostile in content.
struct RandomValues {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func flag() -> Bool { Bool.random(using: &generator) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    mutating func word<Word: CaseIterable>(_: Word.Type = Word.self) -> Word where Word.AllCases == [Word] {
        Word.allCases[number(0...Word.allCases.count - 1)]
    }

    mutating func maybe<Value>(_ make: (inout RandomValues) -> Value) -> Value? { flag() ? make(&self) : nil }

    mutating func list<Value>(_ count: ClosedRange<Int>, _ make: (inout RandomValues) -> Value) -> [Value] {
        (0..<number(count)).map { _ in make(&self) }
    }

    mutating func text() -> String {
        let pieces = [
            "a", "Ż", "ółć", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "\u{2028}", "e\u{301}", "🏠",
            "<&>", " ", "{}", "0", "null", "їґ",
        ]
        return list(1...12) { pieces[$0.number(0...pieces.count - 1)] }.joined()
    }

    mutating func sha256() -> String { Hex.encode(list(32...32) { UInt8($0.number(0...255)) }) }

    mutating func uuid() -> UUID128 { UUID128(high: generator.next(), low: generator.next()) }

    mutating func date() -> LocalDate { LocalDate(daysSince1970: number(-3000...60_000)) }

    mutating func month() -> YearMonth? { YearMonth(year: number(1990...2100), month: number(1...12)) }

    mutating func instant() -> Instant { Instant(milliseconds: Int64(number(-10_000_000_000...4_000_000_000_000))) }

    /// An object in canonical form.
    mutating func answers() -> OpaqueJSON {
        var members: [JSONMember] = []
        for index in 0..<number(0...8) {
            members.append(JSONMember(key: text() + String(index), value: json(depth: 3)))
        }
        return OpaqueJSON(bytes: JSONValue.object(members).canonical())
    }

    private mutating func json(depth: Int) -> JSONValue {
        switch number(0...(depth == 0 ? 3 : 5)) {
        case 0: .null
        case 1: .bool(flag())
        case 2: .integer(Int64(number(-1_000_000_000...1_000_000_000)))
        case 3: .string(text())
        case 4: .array(list(0...4) { $0.json(depth: depth - 1) })
        default:
            .object(
                list(0...4) { $0.json(depth: depth - 1) }.enumerated().map {
                    JSONMember(key: "k\($0.offset)", value: $0.element)
                })
        }
    }
}
