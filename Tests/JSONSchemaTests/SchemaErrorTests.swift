import JSON
import JSONSchema
import Testing

@Suite struct SchemaErrorTests {
    @Test(arguments: [
        ("1", ""), (#"{"type":"text"}"#, "/type"), (#"{"properties":{"a":3}}"#, "/properties/a"),
        (#"{"properties":[]}"#, "/properties"), (#"{"items":[{}]}"#, "/items"), (#"{"allOf":[]}"#, "/allOf"),
        (#"{"minLength":-1}"#, "/minLength"), (#"{"minLength":1.5}"#, "/minLength"), (#"{"minimum":"1"}"#, "/minimum"),
        (#"{"multipleOf":0}"#, "/multipleOf"), (#"{"required":["a","a"]}"#, "/required"), (#"{"enum":1}"#, "/enum"),
        (#"{"uniqueItems":1}"#, "/uniqueItems"), (#"{"pattern":1}"#, "/pattern"), (#"{"pattern":"("}"#, "/pattern"),
        (##"{"$defs":{"a/b":{"pattern":"(?=x"}},"$ref":"#/$defs/a~1b"}"##, "/$defs/a~1b/pattern"),
        (#"{"patternProperties":{"[":true}}"#, "/patternProperties"), (#"{"format":1}"#, "/format"),
        (##"{"$ref":"#/$defs/none"}"##, "/$ref"), (##"{"$ref":"#none"}"##, "/$ref"), (#"{"$ref":1}"#, "/$ref"),
        (#"{"$ref":"https://example.org/other"}"#, "/$ref"), (##"{"$ref":"#/title","title":"x"}"##, "/$ref"),
        (##"{"$dynamicRef":"#a"}"##, "/$dynamicRef"), (#"{"$id":"a#b"}"#, "/$id"),
        (#"{"$schema":"http://json-schema.org/draft-07/schema#"}"#, "/$schema"), (#"{"$schema":1}"#, "/$schema"),
        (#"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}"#, "/$defs/b/$anchor"),
    ])
    func `a faulty schema is refused with the place of the fault`(schema: String, pointer: String) throws {
        let root = try JSONDocument(parsing: schema).root
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(compiling: root) }
        #expect(error?.pointer == pointer)
    }

    @Test(arguments: [
        ##"{"$ref":"#"}"##, ##"{"allOf":[{"not":{"$ref":"#"}}]}"##,
        ##"{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"$ref":"#/$defs/a"}}}"##,
        ##"{"dependentSchemas":{"a":{"$ref":"#"}}}"##,
    ])
    func `a schema that looks at one instance for ever is refused`(schema: String) throws {
        let root = try JSONDocument(parsing: schema).root
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(compiling: root) }
        #expect(error?.reason == "the schema refers to itself without end")
    }

    @Test func `a long chain of references is refused and a short one is not`() throws {
        func chain(_ length: Int) throws -> JSONNode {
            let links = (0..<length).map { ##""s\##($0)":{"$ref":"#/$defs/s\##($0 + 1)"}"## }
            let text =
                ##"{"$ref":"#/$defs/s0","$defs":{"## + links.joined(separator: ",") + ##","s\##(length)":true}}"##
            return try JSONDocument(parsing: text).root
        }
        #expect(try CompiledSchema(compiling: chain(50)).isValid(JSONDocument(parsing: "1").root))
        let root = try chain(100)
        #expect(throws: SchemaError.self) { try CompiledSchema(compiling: root) }
    }

    @Test func `work that doubles with every schema ends at the bound`() throws {
        let links = (0..<40).map {
            ##""s\##($0)":{"allOf":[{"$ref":"#/$defs/s\##($0 + 1)"},{"$ref":"#/$defs/s\##($0 + 1)"}]}"##
        }
        let text =
            ##"{"$ref":"#/$defs/s10","$defs":{"## + links.joined(separator: ",") + ##","s40":{"type":"integer"}}}"##
        let schema = try CompiledSchema(compiling: JSONDocument(parsing: text).root)
        let violations = schema.validate(try JSONDocument(parsing: "1").root, maximumViolations: 1)
        #expect(violations.map(\.keyword) == ["$limit"])
    }
}
