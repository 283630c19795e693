import JSON
import JSONSchema
import Testing

private func violations(_ schema: String, _ instance: String, maximum: Int = 100) throws -> [Violation] {
    try CompiledSchema(compiling: JSONDocument(parsing: schema).root, formats: .standard)
        .validate(JSONDocument(parsing: instance).root, maximumViolations: maximum)
}

@Suite struct ViolationTests {
    private let schema = ##"""
        {"type":"object","required":["name","a/b"],"additionalProperties":false,
         "properties":{"name":{"$ref":"#/$defs/name"},
                       "list":{"type":"array","items":{"type":"object","properties":{"n":{"maximum":9}}}}},
         "$defs":{"name":{"type":"string","minLength":3}}}
        """##

    @Test func `every violation names both places`() throws {
        let found = try violations(schema, #"{"name":"x","list":[{},{"n":10.5},3],"x/~":1}"#)
        #expect(
            found.map { [$0.instancePointer, $0.schemaPointer, $0.keyword] } == [
                ["/name", "/$defs/name/minLength", "minLength"],
                ["/list/1/n", "/properties/list/items/properties/n/maximum", "maximum"],
                ["/list/2", "/properties/list/items/type", "type"],
                ["/x~1~0", "/additionalProperties", "additionalProperties"],
                ["", "/required", "required"],
            ])
        #expect(found[0].parameters == ["limit": 3])
        #expect(found[1].parameters == ["limit": 9])
        #expect(found[2].parameters == ["expected": "object"])
        #expect(found[4].parameters == ["property": "a/b"])
        #expect(found[1].message == "must be at most 9")
    }

    @Test func `the number of violations is bounded`() throws {
        let found = try violations(#"{"items":{"type":"string"}}"#, "[1,2,3,4,5]", maximum: 2)
        #expect(found.map(\.instancePointer) == ["/0", "/1"])
    }

    @Test(arguments: [
        #"{"type":"integer"}"#, #"{"const":"a"}"#, #"{"enum":["a"]}"#, #"{"minLength":99}"#, #"{"maxLength":1}"#,
        #"{"pattern":"^a$"}"#, #"{"format":"date"}"#, "false", #"{"not":{}}"#, #"{"anyOf":[false]}"#,
        #"{"oneOf":[true,true]}"#, #"{"if":true,"then":false}"#,
    ])
    func `no violation tells the value`(schema: String) throws {
        let found = try violations(schema, "\"secret-4711\"")
        #expect(found.count == 1)
        for violation in found {
            #expect(!String(describing: violation).contains("secret-4711"))
            #expect(!violation.message.isEmpty)
        }
    }

    @Test(arguments: [
        (#"{"anyOf":[{"type":"null"},{"minimum":5}]}"#, "1", "anyOf"), (#"{"not":true}"#, "1", "not"),
        (#"{"contains":{"const":1}}"#, "[2,3]", "contains"),
        (#"{"unevaluatedProperties":false}"#, #"{"a":1}"#, "unevaluatedProperties"),
        (#"{"properties":{"a":false}}"#, #"{"a":1}"#, "properties"),
        (#"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#, "dependentRequired"),
        (#"{"propertyNames":{"pattern":"^x"}}"#, #"{"a":1}"#, "pattern"),
    ])
    func `alternatives are reported by their own keyword`(schema: String, instance: String, keyword: String) throws {
        #expect(try violations(schema, instance).map(\.keyword) == [keyword])
    }

    @Test func `an instance of any depth the parser allows is validated`() throws {
        let schema = ##"{"items":{"$ref":"#/$defs/a"},"$defs":{"a":{"anyOf":[{"$ref":"#"},{"type":"integer"}]}}}"##
        let deep = String(repeating: "[", count: 64) + "1" + String(repeating: "]", count: 64)
        #expect(try violations(schema, deep) == [])
    }
}
