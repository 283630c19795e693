import JSON
import JSONSchema
import Testing

private func example(_ pattern: String, valid: [String], invalid: [String]) -> KeywordCase {
    func quoted(_ text: String) -> String { String(decoding: JSONValue.string(text).encoded(), as: UTF8.self) }
    return KeywordCase(#"{"pattern":\#(quoted(pattern))}"#, valid: valid.map(quoted), invalid: invalid.map(quoted))
}

@Suite struct PatternTests {
    @Test(arguments: [
        example("", valid: ["", "a"], invalid: []),
        example("^$", valid: [""], invalid: ["a", "\n"]),
        example("^a|b$", valid: ["ax", "xb"], invalid: ["xa", "bx"]),
        example("^(?:ab|c)*$", valid: ["", "abcab"], invalid: ["abb"]),
        example("^a{2,3}$", valid: ["aa", "aaa"], invalid: ["a", "aaaa"]),
        example("^a{2,}?b??$", valid: ["aa", "aaaab"], invalid: ["ab"]),
        example("^a{0}b$", valid: ["b"], invalid: ["ab"]),
        example("^[^a-c\\]-]$", valid: ["d", "ż", "😀"], invalid: ["a", "b", "]", "-", ""]),
        example("^[a-]$", valid: ["a", "-"], invalid: ["b"]),
        example("^.$", valid: ["ż", "😀", "a"], invalid: ["\n", "\u{2028}", "ab"]),
        example(
            "^\\p{Lu}\\p{Ll}+(?:[ '-]\\p{L}+)*$", valid: ["Łukasz", "Anna-Żaneta", "Żółć Ąę"],
            invalid: ["łukasz", "A1"]),
        example("^\\P{L}$", valid: ["1", "-"], invalid: ["ł"]),
        example("\\d", valid: ["a1"], invalid: ["\u{0967}", ""]),
        example("^\\S+\\s\\w$", valid: ["ab\u{A0}_"], invalid: ["ab_"]),
        example("^\\u0105\\u{1F600}\\x41\\cA\\t\\/$", valid: ["ą😀A\u{1}\t/"], invalid: ["ą"]),
        example("^\\ud83d\\ude00$", valid: ["😀"], invalid: ["x"]),
        example("a$b", valid: [], invalid: ["a", "ab", "a\nb"]),
        example("x*^a", valid: ["a"], invalid: ["xa", "b"]),
        example("^.{1001}$", valid: [String(repeating: "ż", count: 1_001)], invalid: [""]),
        example("^(?<year>\\d{4})-(?<month>\\d\\d)$", valid: ["2026-11"], invalid: ["2026-1"]),
        example(
            "(a|b)*a(a|b){11}$", valid: ["babbbbbbbbbbb", "aaaaaaaaaaaaaaaa"],
            invalid: ["abbbbbbbbbb", "bbbbbbbbbbbbbbbb"]),
    ])
    func `a pattern matches what ECMA-262 says`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        "(a", "a)", "[a", "a**", "*a", "a{2", "a{,2}", "}", "]", "\\", "\\y", "[b-a]", "[\\d-z]", "\\1", "(a)\\2",
        "\\k<n>", "\\kn", "\\p{Nonsense}", "\\pL", "a{20001}", "^*", "\\b+", "(?=a)*", "(?<=a)?", "(?<=a", "(?a)",
        "(?i:a)", "(?<1>a)", "(?<>a)", "(?<n>a)(?<n>b)", "\\u{110000}", "((a{999}){999}){9}",
    ])
    func `what has no meaning or is too large is refused`(pattern: String) throws {
        let schema = try JSONDocument(
            parsing: JSONValue.object([JSONMember(key: "pattern", value: .string(pattern))]).encoded())
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(compiling: schema.root) }
        #expect(error?.pointer == "/pattern")
    }

    @Test(arguments: [
        example("^(?=.*\\d)(?=.*\\p{Ll}).{4,}$", valid: ["abc1", "1ććć"], invalid: ["abcd", "1234", "a1"]),
        example("^(?!-)[a-z-]+(?<!-)$", valid: ["a-b", "a"], invalid: ["-a", "a-", "-"]),
        example("(?<=\\$)\\d+", valid: ["x$5"], invalid: ["5", "$x"]),
        example("^(a|b)\\1$", valid: ["aa", "bb"], invalid: ["ab", "a"]),
        example("^(?<q>['\"])[^'\"]*\\k<q>$", valid: ["'x'", "\"\""], invalid: ["'x\""]),
        example("^\\k<later>(?<later>a)$", valid: ["a"], invalid: ["aa"]),
        example("^(?:(a)|b)\\1$", valid: ["aa", "b"], invalid: ["ba", "a"]),
        example("\\bżuk|\\Bkot\\b", valid: ["xżuk", "akot"], invalid: ["żuk", "kot", "akota"]),
        example("^(?=\\d$)", valid: ["1"], invalid: ["1\n", "\u{0967}", "12"]),
        example("^(?=\\s).$", valid: ["\u{FEFF}", "\u{A0}"], invalid: ["\n", "x"]),
        example("^(?=[^])(?![])[\\s\\S]$", valid: ["😀", "\n"], invalid: ["", "ab"]),
        example("^(?=\\P{Lu}$)\\P{Lu}$", valid: ["ż"], invalid: ["Ż"]),
        example("(?!)", valid: [], invalid: ["", "a"]),
        example("^(?=a{2,3}?b)a+", valid: ["aab", "aaab"], invalid: ["ab", "aaaab"]),
        example("^\\p{Script=Greek}+$", valid: ["αβγ"], invalid: ["abc", ""]),
        example("^\\p{scx=Cyrl}\\P{Emoji}$", valid: ["жa"], invalid: ["ж😀", "aa"]),
    ])
    func `what no automaton decides is matched all the same`(example: KeywordCase) throws {
        try example.check()
    }

    @Test func `a look-behind of no fixed length is refused`() throws {
        let schema = try JSONDocument(parsing: #"{"pattern":"(?<=a+)b"}"#)
        #expect(throws: SchemaError.self) { try CompiledSchema(compiling: schema.root) }
    }

    @Test(arguments: ["^(a+)+$", "^(a|aa)*$", "^(.*a){20}$", "(x+x+)+y"])
    func `a hundred thousand characters do not make a pattern explode`(pattern: String) throws {
        let schema = try CompiledSchema(
            compiling: JSONDocument(
                parsing: JSONValue.object([JSONMember(key: "pattern", value: .string(pattern))]).encoded()
            ).root)
        let text = JSONValue.string(String(repeating: "a", count: 100_000) + "!")
        #expect(!schema.isValid(try JSONDocument(parsing: text.encoded()).root))
    }
}
