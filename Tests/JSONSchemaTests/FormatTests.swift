import JSON
import JSONSchema
import Testing

private func example(_ format: String, valid: [String], invalid: [String]) -> KeywordCase {
    func quoted(_ text: String) -> String { String(decoding: JSONValue.string(text).encoded(), as: UTF8.self) }
    return KeywordCase(
        #"{"format":"\#(format)"}"#, valid: valid.map(quoted) + ["12", "null"], invalid: invalid.map(quoted))
}

@Suite struct FormatTests {
    @Test(arguments: [
        example(
            "date", valid: ["2024-02-29", "2000-02-29", "0001-12-31"],
            invalid: [
                "2023-02-29", "1900-02-29", "2024-13-01", "2024-1-01", "2024-04-31", "2024-01-00", "", "২০২৪-01-01",
            ]),
        example(
            "time", valid: ["08:30:06Z", "23:59:60Z", "08:30:06.283185+01:30", "22:59:60-01:00", "08:30:06z"],
            invalid: [
                "24:00:00Z", "08:30:06", "08:30:60Z", "08:30:06.Z", "08:30:06+24:00", "8:30:06Z", "23:59:60+01:00",
            ]),
        example(
            "date-time", valid: ["1963-06-19T08:30:06.283185Z", "1990-12-31t15:59:60-08:00"],
            invalid: ["1990-02-31T15:59:59Z", "1963-06-19 08:30:06Z", "1963-06-19T08:30:06", "1998-12-31T23:58:60Z"]),
        example(
            "email",
            valid: ["a@b", "jan.kowalski+x@example.org", "\"a b\"@example.org", "x@[127.0.0.1]", "x@[IPv6:::1]"],
            invalid: [
                "2962", ".a@b", "a.@b", "a..b@c", "a@-b", "a@b-", "a@b..c", "@b", "a@", "a@b c", "x@[127.0.0.300]",
            ]),
        example(
            "uuid", valid: ["2EB8AA08-aa98-11ea-b4aa-73b441d16380"],
            invalid: [
                "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380",
                "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
            ]),
        example(
            "uri",
            valid: ["https://u:p@example.org:8080/a%20b?q=1#f", "urn:x:y", "mailto:a@b", "ldap://[2001:db8::7]/c"],
            invalid: [
                "/relative", "//host/x", "https://a b", "http://[1", "1http://a", "http://a/%zz", "http://a/<x>", ":x",
            ]),
        example(
            "uri-reference", valid: ["", "a/b", "/intake", "#x", "?y", "https://a"], invalid: ["a\\b", "1:2", "%"]),
        example("json-pointer", valid: ["", "/a~0b/~1", "/"], invalid: ["a", "/~", "/~2"]),
        example("regex", valid: ["^a+$", "\\p{L}"], invalid: ["(", "[a", "a{2,1}"]),
        example("of-tomorrow", valid: ["anything"], invalid: []),
    ])
    func `a format is asserted when a registry is given`(example: KeywordCase) throws {
        try example.check(formats: .standard)
    }

    @Test func `without a registry a format is an annotation`() throws {
        try KeywordCase(#"{"format":"date"}"#, valid: ["\"never\""], invalid: []).check()
    }

    @Test func `a registry takes checks of its owner`() throws {
        let formats = FormatRegistry.standard.adding("even") { $0.count % 2 == 0 }
        try KeywordCase(#"{"format":"even"}"#, valid: ["\"ab\""], invalid: ["\"abc\""]).check(formats: formats)
    }
}
