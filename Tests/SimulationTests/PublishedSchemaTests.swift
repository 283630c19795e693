import Applications
import EventLog
import Foundation
import JSON
import JSONSchema
import Testing

@testable import Simulation

@Suite struct PublishedSchemaTests {
    private static func schema(of kind: EventKind) throws -> CompiledSchema {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "schemas/events/\(kind.rawValue).v1.schema.json")
        return try CompiledSchema(compiling: try JSONDocument(parsing: [UInt8](try Data(contentsOf: file))).root)
    }

    @Test func `every event's data satisfies the published schema of its kind`() throws {
        let schemas = try Dictionary(uniqueKeysWithValues: EventKind.allCases.map { ($0, try Self.schema(of: $0)) })
        for event in EventStreamTests.sample.prefix(12_000) {
            let schema = try #require(schemas[event.body.kind])
            let violations = schema.validate(try JSONDocument(parsing: event.body.encoded()).root)
            #expect(violations.map(\.instancePointer) == [], "\(event.body.kind.rawValue)")
        }
    }
}
