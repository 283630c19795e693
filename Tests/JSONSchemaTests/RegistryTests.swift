import JSON
import JSONSchema
import Testing

private func node(_ text: String) throws -> JSONNode { try JSONDocument(parsing: text).root }

@Suite struct RegistryTests {
    @Test func `a reference leads to a document of the registry`() throws {
        var registry = SchemaRegistry()
        try registry.add(node(#"{"$defs":{"n":{"type":"integer"}}}"#), at: "https://e.org/schemas/numbers")
        try registry.add(node(##"{"$id":"https://e.org/x","$ref":"schemas/numbers#/$defs/n","minimum":3}"##))
        let schema = try CompiledSchema(compiling: node(#"{"items":{"$ref":"https://e.org/x"}}"#), registry: registry)
        #expect(schema.validate(try node("[3,4]")) == [])
        let violations = schema.validate(try node("[2,\"\"]"))
        #expect(
            violations.map(\.schemaPointer) == [
                "https://e.org/x#/minimum", "https://e.org/schemas/numbers#/$defs/n/type",
            ])
    }

    @Test func `the URI of a document is where its references start`() throws {
        var registry = SchemaRegistry()
        try registry.add(node(#"{"const":1}"#), at: "https://e.org/a/one")
        let schema = try CompiledSchema(
            compiling: node(#"{"$ref":"one"}"#), at: "https://e.org/a/root", registry: registry)
        #expect(try schema.isValid(node("1")))
        #expect(try !schema.isValid(node("2")))
    }

    @Test func `an embedded identifier leads to its document`() throws {
        var registry = SchemaRegistry()
        try registry.add(
            node(#"{"$defs":{"a":{"$id":"inner","$defs":{"b":{"$id":"deeper","const":1}}}}}"#),
            at: "https://e.org/outer")
        let schema = try CompiledSchema(compiling: node(#"{"$ref":"https://e.org/deeper"}"#), registry: registry)
        #expect(try schema.isValid(node("1")))
        #expect(try !schema.isValid(node("2")))
    }

    @Test func `the document itself comes before the registry's`() throws {
        var registry = SchemaRegistry()
        try registry.add(node(#"{"const":1}"#), at: "https://e.org/same")
        let schema = try CompiledSchema(
            compiling: node(#"{"$id":"https://e.org/same","items":{"$ref":"same"}}"#), registry: registry)
        #expect(schema.isValid(try node("[[2]]")))
    }

    @Test(arguments: [
        (#"{"$ref":"https://e.org/unknown"}"#, "/$ref"), (#"{"$ref":"relative"}"#, "/$ref"),
        (##"{"$ref":"https://e.org/known#/nowhere"}"##, "/$ref"),
        (##"{"$dynamicRef":"https://e.org/known#a"}"##, "/$dynamicRef"),
        (#"{"$ref":"https://e.org/faulty"}"#, "https://e.org/faulty#/type"),
    ])
    func `a reference to nothing is refused with its place`(schema: String, pointer: String) throws {
        var registry = SchemaRegistry()
        try registry.add(node("{}"), at: "https://e.org/known")
        try registry.add(node(#"{"type":"text"}"#), at: "https://e.org/faulty")
        let root = try node(schema)
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(compiling: root, registry: registry) }
        #expect(error?.pointer == pointer)
    }

    @Test(arguments: ["{}", #"{"$id":"relative"}"#])
    func `a document of a registry needs an absolute URI`(document: String) throws {
        var registry = SchemaRegistry()
        let root = try node(document)
        #expect(throws: SchemaError.self) { try registry.add(root) }
    }

    @Test(arguments: [
        (#"{"type":"object","properties":{"a":{"minLength":1}}}"#, true),
        (#"{"properties":{"a":{"minLength":-1}}}"#, false),
        (#"{"allOf":[{"not":{"type":"text"}}]}"#, false), (#"{"$defs":{"a":1}}"#, false), ("true", true), ("1", false),
    ])
    func `the meta-schemas are known and tell schemas from others`(instance: String, isSchema: Bool) throws {
        let schema = try CompiledSchema(compiling: node(#"{"$ref":"https://json-schema.org/draft/2020-12/schema"}"#))
        #expect(schema.isValid(try node(instance)) == isSchema)
        #expect(schema.validate(try node(instance)).isEmpty == isSchema)
    }
}
