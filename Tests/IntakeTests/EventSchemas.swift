import Applications
import Foundation
import JSON
import JSONSchema

/// The published schemas of events, `schemas/events`.
enum EventSchemas {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("schemas/events")

    /// Where the data breaks the schema of its kind; empty when it satisfies it.
    static func violations(of data: [UInt8], as kind: EventKind) throws -> [String] {
        let file = try Data(contentsOf: folder.appendingPathComponent("\(kind.rawValue).v1.schema.json"))
        let schema = try CompiledSchema(compiling: JSONDocument(parsing: Array(file)).root)
        return schema.validate(try JSONDocument(parsing: data).root).map(\.instancePointer)
    }
}
