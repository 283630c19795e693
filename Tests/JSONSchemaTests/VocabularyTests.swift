import JSON
import JSONSchema
import Testing

private let vocabulary = "https://json-schema.org/draft/2020-12/vocab/"

@Suite struct VocabularyTests {
    private func compile(
        _ schema: String, vocabularies: [(String, Bool)]
    ) throws -> CompiledSchema {
        let listed = vocabularies.map { JSONMember(key: $0.0, value: .bool($0.1)) }
        let dialect: JSONValue = ["$id": "https://e.org/dialect", "$vocabulary": .object(listed)]
        var registry = SchemaRegistry()
        try registry.add(JSONDocument(parsing: dialect.encoded()).root)
        return try CompiledSchema(compiling: JSONDocument(parsing: schema).root, registry: registry)
    }

    @Test func `a keyword of a vocabulary that the dialect lacks asserts nothing`() throws {
        let schema = try compile(
            #"{"$schema":"https://e.org/dialect","type":"object","properties":{"a":{"minimum":9},"b":false}}"#,
            vocabularies: [(vocabulary + "core", true), (vocabulary + "applicator", true)])
        let output = schema.output(of: try JSONDocument(parsing: #"{"a":1}"#).root)
        #expect(output.isValid)
        #expect(output.annotations.map(\.keywordLocation).contains("/properties/a/minimum"))
        #expect(!schema.isValid(try JSONDocument(parsing: #"{"b":1}"#).root))
    }

    @Test func `an unknown vocabulary is refused when it is required and ignored when it is not`() throws {
        let schema = #"{"$schema":"https://e.org/dialect","type":"integer"}"#
        let error = #expect(throws: SchemaError.self) {
            try compile(schema, vocabularies: [("https://e.org/vocabulary", true)])
        }
        #expect(error?.pointer == "/$schema")
        #expect(error?.reason.contains("https://e.org/vocabulary") == true)
        let compiled = try compile(
            schema, vocabularies: [(vocabulary + "validation", true), ("https://e.org/vocabulary", false)])
        #expect(!compiled.isValid(try JSONDocument(parsing: "1.5").root))
    }

    @Test func `a dialect may ask for the assertion of formats`() throws {
        let schema = #"{"$schema":"https://e.org/dialect","format":"date"}"#
        let never = try JSONDocument(parsing: #""never""#).root
        let asserting = try compile(schema, vocabularies: [(vocabulary + "format-assertion", true)])
        #expect(!asserting.isValid(never))
        #expect(try compile(schema, vocabularies: [(vocabulary + "format-annotation", true)]).isValid(never))
    }

    @Test func `an embedded schema may have a dialect of its own`() throws {
        let schema = try compile(
            #"{"items":{"$id":"https://e.org/item","$schema":"https://e.org/dialect","type":"integer"},"maxItems":2}"#,
            vocabularies: [(vocabulary + "core", true)])
        #expect(schema.isValid(try JSONDocument(parsing: #"["",""]"#).root))
        #expect(!schema.isValid(try JSONDocument(parsing: "[1,2,3]").root))
    }
}
