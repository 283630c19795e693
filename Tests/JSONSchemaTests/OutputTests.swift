import JSON
import JSONSchema
import Testing

private func output(_ schema: String, _ instance: String, maximum: Int = 100) throws -> ValidationOutput {
    try CompiledSchema(compiling: JSONDocument(parsing: schema).root, formats: .standard)
        .output(of: JSONDocument(parsing: instance).root, maximumUnits: maximum)
}

@Suite struct OutputTests {
    @Test func `an error names the way to its keyword, its URI and its place`() throws {
        let found = try output(
            ##"{"$id":"https://e.org/s","properties":{"a b":{"$ref":"#/$defs/n"}},"$defs":{"n":{"minimum":5,"title":"N"}}}"##,
            #"{"a b":1}"#)
        #expect(!found.isValid)
        #expect(found.annotations == [])
        #expect(
            found.errors == [
                OutputUnit(
                    keywordLocation: "/properties/a b/$ref/minimum",
                    absoluteKeywordLocation: "https://e.org/s#/$defs/n/minimum", instanceLocation: "/a b",
                    content: .error("must be at least 5"))
            ])
        #expect(
            String(decoding: found.json.encoded(), as: UTF8.self)
                == ##"{"valid":false,"errors":[{"keywordLocation":"/properties/a b/$ref/minimum","absoluteKeywordLocation":"https://e.org/s#/$defs/n/minimum","instanceLocation":"/a b","error":"must be at least 5"}]}"##
        )
    }

    @Test func `alternatives are told when none holds and not when one does`() throws {
        let schema = #"{"anyOf":[{"type":"string","title":"S"},{"minimum":5,"title":"N"}]}"#
        #expect(
            try output(schema, "1").errors.map(\.keywordLocation) == ["/anyOf/0/type", "/anyOf/1/minimum", "/anyOf"])
        let found = try output(schema, "7")
        #expect(found.isValid && found.errors == [])
        #expect(found.annotations.map(\.keywordLocation) == ["/anyOf/1/title"])
        #expect(found.annotations.map(\.absoluteKeywordLocation) == [nil])
    }

    @Test(
        arguments: [
            (
                #"{"properties":{"a":true},"additionalProperties":true}"#, #"{"a":1,"b":2}"#,
                [
                    "/properties": ["a"], "/additionalProperties": ["b"],
                ]
            ),
            (
                #"{"patternProperties":{"^a":true},"unevaluatedProperties":true}"#, #"{"ab":1,"b":2}"#,
                [
                    "/patternProperties": ["ab"], "/unevaluatedProperties": ["b"],
                ]
            ),
            (#"{"prefixItems":[true,true],"items":true}"#, "[1,2,3]", ["/prefixItems": 1, "/items": true]),
            (#"{"prefixItems":[true,true],"items":true}"#, "[1]", ["/prefixItems": true]),
            (
                #"{"contains":{"type":"integer"},"unevaluatedItems":true}"#, #"[1,"",2]"#,
                [
                    "/contains": [0, 2], "/unevaluatedItems": true,
                ]
            ),
            (
                #"{"not":{"title":"N","type":"string"},"format":"date","x-y":{"a":null}}"#, "1",
                [
                    "/format": "date", "/x-y": ["a": nil],
                ]
            ),
            (#"{"contentMediaType":"text/plain","default":"d"}"#, "1", ["/default": "d"]),
        ] as [(String, String, [String: JSONValue])])
    func `keywords annotate what the specification says`(
        schema: String, instance: String, expected: [String: JSONValue]
    ) throws {
        let found = try output(schema, instance)
        #expect(found.isValid)
        var annotations: [String: JSONValue] = [:]
        for unit in found.annotations {
            if case .annotation(let value) = unit.content { annotations[unit.keywordLocation] = value }
        }
        #expect(annotations == expected)
    }

    @Test func `the number of units is bounded`() throws {
        let found = try output(#"{"items":{"type":"string"}}"#, "[1,2,3,4]", maximum: 3)
        #expect(found.errors.count == 3 && found.isTruncated)
    }

    @Test func `no error tells the value`() throws {
        let found = try output(#"{"type":"integer","const":1,"maxLength":1,"format":"date"}"#, #""secret-4711""#)
        #expect(found.errors.count == 4)
        #expect(!String(describing: found).contains("secret-4711"))
    }
}
