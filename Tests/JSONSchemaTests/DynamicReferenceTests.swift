import JSON
import JSONSchema
import Testing

/// A list whose items anyone may say more about.
private let list = ##"""
    {"$id":"list","items":{"$dynamicRef":"#item"},"$defs":{"item":{"$dynamicAnchor":"item"}}}
    """##

@Suite struct DynamicReferenceTests {
    @Test(arguments: [
        KeywordCase(
            ##"{"$id":"https://e.org/r","$ref":"list","$defs":{"l":\##(list),"i":{"$dynamicAnchor":"item","type":"integer"}}}"##,
            valid: ["[1,2]", "[]"], invalid: ["[\"\"]"]),
        KeywordCase(
            ##"{"$id":"https://e.org/r","$ref":"list","$defs":{"l":\##(list),"i":{"$anchor":"item","type":"integer"}}}"##,
            valid: ["[1,\"\"]"], invalid: []),
        KeywordCase(
            ##"{"properties":{"s":{"$ref":"s"},"l":{"$ref":"list"}},"$defs":{"l":\##(list),"s":{"$id":"s","$ref":"list","$defs":{"i":{"$dynamicAnchor":"item","type":"string"}}}}}"##,
            valid: [#"{"s":["x"],"l":[1]}"#], invalid: [#"{"s":[1]}"#]),
        KeywordCase(
            ##"{"$dynamicAnchor":"node","properties":{"children":{"items":{"$dynamicRef":"#node"}}},"required":["v"]}"##,
            valid: [#"{"v":1,"children":[{"v":2}]}"#], invalid: [#"{"v":1,"children":[{}]}"#]),
    ])
    func `a dynamic reference leads to the outermost anchor in scope`(example: KeywordCase) throws {
        try example.check()
    }

    @Test func `a circle through a dynamic reference ends at a bound`() throws {
        let text = ##"""
            {"$id":"https://e.org/a","$dynamicAnchor":"x","$ref":"b",
             "$defs":{"b":{"$id":"b","$dynamicRef":"#x","$defs":{"x":{"$dynamicAnchor":"x"}}}}}
            """##
        let schema = try CompiledSchema(compiling: JSONDocument(parsing: text).root)
        let instance = try JSONDocument(parsing: "1").root
        #expect(!schema.isValid(instance))
        #expect(schema.validate(instance).map(\.keyword) == ["$limit"])
        #expect(schema.output(of: instance).errors.count == 1)
    }
}
