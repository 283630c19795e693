import JSON
import Testing

private func canonical(_ text: String) throws -> String {
    String(decoding: try JSONDocument(parsing: text).root.canonical(), as: UTF8.self)
}

@Suite struct CanonicalFormTests {
    /// RFC 8785 appendix B.
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func `numbers are written as in appendix B`(bits: UInt64, expected: String) throws {
        #expect(try canonical("\(Double(bitPattern: bits))") == expected)
    }

    /// RFC 8785 §3.2.2 to §3.2.4.
    @Test func `the RFC's sample comes out byte for byte`() throws {
        let source = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try canonical(source) == expected)
    }

    /// RFC 8785 §3.2.3.
    @Test func `names are sorted by UTF-16 code units`() throws {
        let source = #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#
        #expect(try canonical(source) == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{FB33}\":3}")
    }

    @Test func `sorting agrees with UTF-16 for names drawn at random`() throws {
        let seed: UInt64 = 0x5EED_0001
        var random = SeededRandom(seed: seed)
        let alphabet: [Unicode.Scalar] = [
            "a", "b", "\u{7F}", "ż", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10000}", "😀",
        ]
        for _ in 0..<200 {
            var names: Set<String> = []
            for _ in 0..<12 {
                var name = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    alphabet.randomElement(using: &random).map { name.append($0) }
                }
                names.insert(String(name))
            }
            let object = JSONValue.object(names.map { JSONMember(key: $0, value: 0) })
            let sorted = names.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
            let written = try JSONDocument(parsing: object.canonical()).root.members.map(\.key)
            #expect(written == sorted, "seed \(seed)")
        }
    }

    @Test(arguments: [
        ("-0", "0"), ("1.0", "1"), ("1e2", "100"), ("123456789012345", "123456789012345"),
        ("9007199254740993", "9007199254740992"), ("0.1", "0.1"), ("-1.50", "-1.5"), ("1e21", "1e+21"),
        ("123456789012345678901", "123456789012345680000"), ("1e-7", "1e-7"), ("1e400", "1e+400"),
        ("-12345e500", "-1.2345e+504"), ("1e-400", "0"), ("0e9", "0"),
    ])
    func `a number has one canonical text`(text: String, expected: String) throws {
        #expect(try canonical(text) == expected)
    }

    @Test func `a built value and its parsed text have the same canonical form`() throws {
        let value: JSONValue = ["z": [1, "ę\u{1}", nil], "a": ["y": true, "x": .number(JSONNumber(7))]]
        #expect(String(decoding: value.canonical(), as: UTF8.self) == #"{"a":{"x":7,"y":true},"z":[1,"ę\u0001",null]}"#)
        #expect(try JSONDocument(parsing: value.encoded()).root.canonical() == value.canonical())
    }

    @Test func `objects of any size are sorted, names that share their first bytes too`() throws {
        let seed: UInt64 = 0x5EED_0002
        var random = SeededRandom(seed: seed)
        for count in [1, 2, 23, 24, 25, 26, 200] {
            let numbers = (0..<count).map { $0 * 7 }.shuffled(using: &random)
            let names = numbers.map { $0 % 3 == 0 ? "m\($0)" : $0 % 3 == 1 ? "a long name \($0)" : "ż\($0)" }
            let value = JSONValue.object(names.map { JSONMember(key: $0, value: ["b": 1, "a": 2]) })
            let sorted = names.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
            let expected = "{" + sorted.map { "\"\($0)\":{\"a\":2,\"b\":1}" }.joined(separator: ",") + "}"
            #expect(String(decoding: value.canonical(), as: UTF8.self) == expected, "seed \(seed), \(count) names")
        }
    }

    @Test func `short decimals drawn at random come out as ECMAScript writes them`() throws {
        let seed: UInt64 = 0x5EED_0003
        var random = SeededRandom(seed: seed)
        for _ in 0..<2_000 {
            let whole = Int.random(in: 0...Int(pow10(random.next() % 9)), using: &random)
            let fraction = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                String(Int.random(in: 0...9, using: &random))
            }.joined()
            let text = (Bool.random(using: &random) ? "-" : "") + "\(whole).\(fraction)"
            let double = try #require(Double(text))
            if double != 0, double.magnitude < 0.001 { continue }
            // In this range Swift and ECMAScript differ only in ".0" and in the sign of zero.
            let written = double == 0 ? "0" : double.description
            let expected = written.hasSuffix(".0") ? String(written.dropLast(2)) : written
            #expect(try canonical(text) == expected, "seed \(seed)")
        }
    }
}

private func pow10(_ exponent: UInt64) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
}
