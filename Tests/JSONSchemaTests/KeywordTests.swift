import JSON
import JSONSchema
import Testing

/// A schema with instances that follow it and instances that do not.
struct KeywordCase: Sendable, CustomTestStringConvertible {
    let schema: String
    let valid: [String]
    let invalid: [String]

    init(_ schema: String, valid: [String], invalid: [String]) {
        self.schema = schema
        self.valid = valid
        self.invalid = invalid
    }

    var testDescription: String { schema }

    func check(formats: FormatRegistry? = nil) throws {
        let compiled = try CompiledSchema(compiling: try JSONDocument(parsing: schema).root, formats: formats)
        for text in valid {
            let instance = try JSONDocument(parsing: text).root
            #expect(compiled.isValid(instance), "\(text) follows \(schema)")
            #expect(compiled.validate(instance) == [], "\(text) follows \(schema)")
        }
        for text in invalid {
            let instance = try JSONDocument(parsing: text).root
            #expect(!compiled.isValid(instance), "\(text) breaks \(schema)")
            #expect(!compiled.validate(instance).isEmpty, "\(text) breaks \(schema)")
        }
    }
}

@Suite struct KeywordTests {
    @Test(arguments: [
        KeywordCase("true", valid: ["1", "null", "{}"], invalid: []),
        KeywordCase("{}", valid: ["1", "[]"], invalid: []),
        KeywordCase("false", valid: [], invalid: ["1", "null", "{}"]),
    ])
    func `a boolean schema accepts everything or nothing`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(#"{"type":"integer"}"#, valid: ["1", "-0", "1.0", "1e2"], invalid: ["1.5", "\"1\"", "true"]),
        KeywordCase(#"{"type":"number"}"#, valid: ["1", "1.5"], invalid: ["\"1\"", "null"]),
        KeywordCase(#"{"type":["string","null"]}"#, valid: ["\"\"", "null"], invalid: ["0", "[]", "{}", "false"]),
        KeywordCase(#"{"type":"boolean"}"#, valid: ["true", "false"], invalid: ["0", "null"]),
        KeywordCase(#"{"type":"array"}"#, valid: ["[]"], invalid: ["{}"]),
        KeywordCase(#"{"type":"object"}"#, valid: ["{}"], invalid: ["[]"]),
    ])
    func `type looks at the kind of value`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(
            #"{"enum":[1,"a",null,[1.0],{"a":1,"b":[2]}]}"#,
            valid: ["1.0", "\"a\"", "null", "[1]", #"{"b":[2.0],"a":1}"#],
            invalid: ["2", "\"b\"", "false", "[]", #"{"a":1}"#, #"{"a":1,"b":[2],"c":3}"#]),
        KeywordCase(#"{"const":false}"#, valid: ["false"], invalid: ["0", "null", "[false]", "\"\""]),
        KeywordCase(#"{"const":0}"#, valid: ["0", "-0.0", "0e5"], invalid: ["false", "1"]),
        KeywordCase(#"{"const":9007199254740993}"#, valid: ["9007199254740993"], invalid: ["9007199254740992"]),
        KeywordCase(#"{"const":1,"enum":[1,2]}"#, valid: ["1"], invalid: ["2", "3"]),
    ])
    func `constants are compared by value`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(#"{"minimum":1.5}"#, valid: ["1.5", "2", "\"x\""], invalid: ["1.49999999999999999999"]),
        KeywordCase(#"{"maximum":10}"#, valid: ["10", "1e1", "-1e9"], invalid: ["10.00000000000000000001"]),
        KeywordCase(#"{"exclusiveMinimum":0}"#, valid: ["1e-300"], invalid: ["0", "-1"]),
        KeywordCase(#"{"exclusiveMaximum":3}"#, valid: ["2.9"], invalid: ["3", "3.0"]),
        KeywordCase(#"{"multipleOf":0.01}"#, valid: ["4.35", "0", "1e20", "[]"], invalid: ["4.355", "0.001"]),
        KeywordCase(#"{"multipleOf":3}"#, valid: ["9", "-3", "3e5"], invalid: ["10", "1e300"]),
    ])
    func `numeric bounds are exact`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(#"{"minLength":2}"#, valid: ["\"ab\"", "\"żó\"", "1"], invalid: ["\"\"", "\"ż\"", "\"😀\""]),
        KeywordCase(#"{"maxLength":2}"#, valid: ["\"😀😀\"", "\"\\u0105b\""], invalid: ["\"abc\"", "\"e\u{301}e\""]),
        KeywordCase(#"{"minLength":1.0,"maxLength":1e0}"#, valid: ["\"a\""], invalid: ["\"\"", "\"ab\""]),
        KeywordCase(#"{"pattern":"a+"}"#, valid: ["\"xaay\"", "3"], invalid: ["\"\"", "\"b\""]),
        KeywordCase(#"{"pattern":"^\\d{2}-\\d{3}$"}"#, valid: ["\"00-950\""], invalid: ["\"00-950 \"", "\"x00-950\""]),
    ])
    func `strings are measured in characters and searched`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(#"{"items":{"type":"integer"}}"#, valid: ["[]", "[1,2]", "{}"], invalid: ["[1,\"2\"]"]),
        KeywordCase(
            #"{"prefixItems":[{"type":"integer"},{"type":"string"}]}"#, valid: ["[1]", "[1,\"a\",null]", "[]"],
            invalid: ["[\"a\"]", "[1,2]"]),
        KeywordCase(#"{"prefixItems":[true],"items":false}"#, valid: ["[1]", "[]"], invalid: ["[1,2]"]),
        KeywordCase(#"{"minItems":1,"maxItems":2}"#, valid: ["[1]", "[1,2]"], invalid: ["[]", "[1,2,3]"]),
        KeywordCase(#"{"contains":{"const":1}}"#, valid: ["[2,1]", "1"], invalid: ["[]", "[2]"]),
        KeywordCase(#"{"contains":{"const":1},"minContains":2}"#, valid: ["[1,2,1]"], invalid: ["[1]"]),
        KeywordCase(#"{"contains":{"const":1},"minContains":0}"#, valid: ["[]", "[2]"], invalid: []),
        KeywordCase(#"{"contains":{"const":1},"maxContains":1}"#, valid: ["[1,2]"], invalid: ["[1,1]", "[]"]),
        KeywordCase(
            #"{"uniqueItems":true}"#, valid: ["[1,2]", "[1,true]", "[[1],[2]]", #"[{"a":1},{"a":2}]"#, "[\"1\",1]"],
            invalid: ["[1,1.0]", #"[{"a":1,"b":2},{"b":2,"a":1}]"#, "[[1],[1]]", "[null,null]"]),
        KeywordCase(
            #"{"uniqueItems":true}"#, valid: ["[0,1,2,3,4,5,6,7,8,9,10]"],
            invalid: ["[0,1,2,3,4,5,6,7,8,9,1e1,10]", #"[1,2,3,4,5,6,7,8,{"a":1,"b":2},{"b":2,"a":1.0}]"#]),
    ])
    func `arrays are checked item by item`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(
            #"{"properties":{"a":{"type":"integer"}}}"#, valid: [#"{"a":1}"#, "{}", "[]"], invalid: [#"{"a":""}"#]),
        KeywordCase(#"{"required":["a","ż"]}"#, valid: [#"{"a":1,"\u017c":2}"#, "1"], invalid: [#"{"a":1}"#, "{}"]),
        KeywordCase(
            #"{"patternProperties":{"^x":{"type":"integer"},"y$":{"minimum":5}}}"#, valid: [#"{"xy":5,"z":""}"#],
            invalid: [#"{"xy":4}"#, #"{"x":""}"#]),
        KeywordCase(
            #"{"properties":{"a":true},"patternProperties":{"^p":true},"additionalProperties":false}"#,
            valid: [#"{"a":1,"p":2}"#], invalid: [#"{"b":1}"#]),
        KeywordCase(#"{"additionalProperties":{"type":"null"}}"#, valid: [#"{"b":null}"#], invalid: [#"{"b":1}"#]),
        KeywordCase(#"{"propertyNames":{"maxLength":2}}"#, valid: [#"{"ab":1}"#], invalid: [#"{"abc":1}"#]),
        KeywordCase(
            #"{"minProperties":1,"maxProperties":2}"#, valid: [#"{"a":1}"#], invalid: ["{}", #"{"a":1,"b":2,"c":3}"#]),
        KeywordCase(
            #"{"dependentRequired":{"a":["b"]}}"#, valid: ["{}", #"{"b":1}"#, #"{"a":1,"b":2}"#], invalid: [#"{"a":1}"#]
        ),
        KeywordCase(
            #"{"dependentSchemas":{"a":{"maxProperties":1}}}"#, valid: [#"{"a":1}"#, #"{"b":1,"c":2}"#],
            invalid: [#"{"a":1,"b":2}"#]),
    ])
    func `objects are checked member by member`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(#"{"allOf":[{"minimum":1},{"maximum":2}]}"#, valid: ["1", "2"], invalid: ["0", "3"]),
        KeywordCase(#"{"anyOf":[{"minimum":5},{"type":"string"}]}"#, valid: ["5", "\"\""], invalid: ["1"]),
        KeywordCase(#"{"oneOf":[{"multipleOf":2},{"multipleOf":3}]}"#, valid: ["2", "3"], invalid: ["1", "6"]),
        KeywordCase(#"{"not":{"type":"null"}}"#, valid: ["1"], invalid: ["null"]),
        KeywordCase(
            #"{"if":{"minimum":10},"then":{"multipleOf":2},"else":{"const":1}}"#, valid: ["10", "1"],
            invalid: ["11", "2"]),
        KeywordCase(#"{"if":{"minimum":10},"else":{"const":1}}"#, valid: ["11", "1"], invalid: ["2"]),
        KeywordCase(#"{"then":false,"else":false}"#, valid: ["1"], invalid: []),
    ])
    func `schemas are combined`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(
            #"{"properties":{"a":true},"allOf":[{"properties":{"b":true}}],"unevaluatedProperties":false}"#,
            valid: [#"{"a":1,"b":2}"#], invalid: [#"{"c":1}"#]),
        KeywordCase(
            #"{"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":true}}],"unevaluatedProperties":false}"#,
            valid: [#"{"a":1,"b":2}"#, #"{"b":1}"#], invalid: [#"{"a":2}"#]),
        KeywordCase(
            #"{"if":{"required":["k"],"properties":{"k":true}},"then":{"properties":{"x":true}},"unevaluatedProperties":false}"#,
            valid: [#"{"k":1,"x":2}"#, "{}"], invalid: [#"{"x":2}"#]),
        KeywordCase(
            #"{"allOf":[{"properties":{"a":true},"unevaluatedProperties":false}],"properties":{"b":true}}"#,
            valid: [#"{"a":1}"#], invalid: [#"{"b":1}"#]),
        KeywordCase(
            #"{"prefixItems":[true],"contains":{"const":7},"unevaluatedItems":{"type":"string"}}"#,
            valid: ["[1,7,\"a\",7]"], invalid: ["[1,7,2]"]),
    ])
    func `unevaluated keywords see through combinations`(example: KeywordCase) throws {
        try example.check()
    }

    @Test(arguments: [
        KeywordCase(
            ##"{"$ref":"#/$defs/a~1b%25","$defs":{"a/b%":{"type":"integer"}},"maximum":3}"##, valid: ["3"],
            invalid: ["\"\"", "4"]),
        KeywordCase(
            ##"{"properties":{"next":{"$ref":"#"}},"required":["v"]}"##, valid: [#"{"v":1,"next":{"v":2}}"#],
            invalid: [#"{"v":1,"next":{}}"#]),
        KeywordCase(##"{"$ref":"#here","$defs":{"x":{"$anchor":"here","const":1}}}"##, valid: ["1"], invalid: ["2"]),
        KeywordCase(
            ##"{"$id":"https://e.org/root/a","$ref":"../b#c","$defs":{"x":{"$id":"/b","$defs":{"y":{"$anchor":"c","const":1}}}}}"##,
            valid: ["1"], invalid: ["2"]),
        KeywordCase(
            ##"{"$id":"urn:x:y","$ref":"z","$defs":{"x":{"$id":"z","$ref":"#/$defs/w","$defs":{"w":{"const":1}}}}}"##,
            valid: ["1"], invalid: ["2"]),
        KeywordCase(##"{"$ref":"#/definitions/a","definitions":{"a":{"const":1}}}"##, valid: ["1"], invalid: ["2"]),
        KeywordCase(
            #"{"const":{"$ref":"nowhere"},"x-note":{"type":0}}"#, valid: [#"{"$ref":"nowhere"}"#], invalid: ["{}"]),
    ])
    func `references resolve inside the document`(example: KeywordCase) throws {
        try example.check()
    }
}
