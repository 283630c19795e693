import Applications
import EventLog
import Foundation
import JSON
import JSONSchema
import Testing

@testable import Casework

/// What caseworkers append is what `schemas/events` promises to every reader of the log.
struct EventSchemaTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("schemas/events")

    private static func document(_ name: String) throws -> JSONNode {
        try JSONDocument(parsing: Array(try Data(contentsOf: folder.appendingPathComponent(name)))).root
    }

    @Test(arguments: EventRequest.allowed)
    func `an act as its sample shows it is taken, and its event satisfies the published schema`(
        kind: EventKind
    ) throws {
        let data = try #require(try Self.document("samples/\(kind.rawValue).v1.json")["value"])
        let body = JSONValue.object([
            JSONMember(key: "type", value: .string(kind.rawValue)),
            JSONMember(key: "expectedVersion", value: .integer(1)), JSONMember(key: "data", value: JSONValue(data)),
        ])
        let request = try EventRequest(try JSONDocument(parsing: body.encoded()).root)
        let schema = try CompiledSchema(compiling: Self.document("\(kind.rawValue).v1.schema.json"))
        let appended = try JSONDocument(parsing: request.body.encoded()).root
        #expect(schema.validate(appended).map(\.instancePointer) == [])
        #expect(request.body.kind == kind)
        #expect(appended.canonical() == data.canonical())
    }
}
