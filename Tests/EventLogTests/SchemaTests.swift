import Applications
import EventLog
import JSON
import JSONSchema
import Kafka
import Testing

@Suite struct SchemaTests {
    @Test(arguments: EventKind.allCases)
    func `a sample satisfies the schema of its kind`(kind: EventKind) throws {
        let schema = try Self.schema(of: kind)
        let violations = schema.validate(try GoldenSample(of: kind).value)
        #expect(violations.isEmpty)
    }

    @Test func `the answers of the submitted sample satisfy the form that it names`() throws {
        let value = try GoldenSample(of: .submitted).value
        let form = try value.member("form")
        let folder = "../forms/housing-allowance/\(try form.text("id"))/\(try form.text("version"))"
        let schema = try JSONDocument(parsing: try EventFiles.bytes("\(folder)/schema.json"))
        #expect(try CompiledSchema(compiling: schema.root).validate(try value.member("answers")).isEmpty)
    }

    @Test(arguments: EventKind.allCases)
    func `what the codec writes satisfies the schema of its kind`(kind: EventKind) throws {
        let schema = try Self.schema(of: kind)
        var random = RandomEvents(seed: 41)
        for _ in 0..<20 {
            let record = EventCodec().record(for: random.event(of: kind), trace: nil)
            let value = try JSONDocument(parsing: try #require(record.value)).root
            #expect(schema.validate(value).isEmpty, "seed 41")
        }
    }

    @Test(arguments: EventKind.allCases)
    func `a schema names its kind and tolerates members it does not name`(kind: EventKind) throws {
        let schema = try JSONDocument(parsing: try EventFiles.bytes("\(kind.rawValue).v1.schema.json")).root
        #expect(try schema.text("$id") == "urn:wniosek:schemas:events:\(kind.rawValue).v1")
        #expect(schema["additionalProperties"] == nil)
        for (name, member) in try schema.member("properties").members {
            #expect(member["description"]?.string?.isEmpty == false, "\(name) has a description")
        }
    }

    @Test(arguments: EventKind.allCases.filter { ![.resumed, .withdrawn, .paymentResumed].contains($0) })
    func `a schema and the codec both refuse data without its required members`(kind: EventKind) throws {
        let empty = try JSONDocument(parsing: Array("{}".utf8)).root
        #expect(try Self.schema(of: kind).isValid(empty) == false)
        var draft = RecordDraft(try GoldenSample(of: kind))
        draft.setValue("{}")
        let error = #expect(throws: EventDecodingError.self) { try EventCodec().event(from: draft.record) }
        #expect(error?.code == "invalid-payload")
    }

    private static func schema(of kind: EventKind) throws -> CompiledSchema {
        let document = try JSONDocument(parsing: try EventFiles.bytes("\(kind.rawValue).v1.schema.json"))
        return try CompiledSchema(compiling: document.root)
    }
}
