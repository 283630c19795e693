import Applications
import Foundation
import Projection
import Projections
import Testing

/// What the code writes and what the SQL files make must be the same columns in the same order.
struct TableDefinitionsTests {
    static let models = Result<[any TabularReadModel], any Error> {
        let rules = try ShippedRules.table.get()
        return [
            HousingAllowanceModel(rules: rules), SocialAssistanceModel(rules: rules),
            ApplicantStatusModel(benefits: [.housingAllowance]),
        ]
    }

    @Test func `the tables that are written are those of the SQL files`() throws {
        for definition in try Self.models.get().map(\.definition) {
            let files = try Self.tables(in: definition.folders)
            // The engine writes this one.
            #expect(Set(definition.tables.map(\.name)) == Set(files.keys).subtracting(["standing"]))
            for table in definition.tables {
                let columns = try #require(files[table.name])
                #expect(columns.map(\.name) == table.columns.map(\.name), "\(definition.name): \(table.name)")
                #expect(
                    columns.map(\.type) == table.columns.map { Self.sql($0.type) }, "\(definition.name): \(table.name)")
            }
        }
    }

    @Test func `every table begins with the application`() throws {
        for table in try Self.models.get().flatMap(\.definition.tables) {
            #expect(table.columns.first == .init("application_id", .uuid), "\(table.name)")
        }
    }

    private struct SQLColumn {
        let name: String
        let type: String
    }

    private static func tables(in folders: [String]) throws -> [String: [SQLColumn]] {
        var tables: [String: [SQLColumn]] = [:]
        for folder in folders {
            let path = FormExample.schemas.appendingPathComponent("read-models/\(folder)/tables")
            for file in try FileManager.default.contentsOfDirectory(at: path, includingPropertiesForKeys: nil) {
                let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                let first = try #require(lines.first { $0.hasPrefix("create table ") })
                let body = lines.drop { $0 != first }.dropFirst().prefix { !$0.hasPrefix(")") }
                tables[String(first.split(separator: " ")[2])] = body.compactMap { line in
                    let words = line.split { $0 == " " || $0 == "," }
                    return words.first == "primary" ? nil : SQLColumn(name: String(words[0]), type: String(words[1]))
                }
            }
        }
        return tables
    }

    private static func sql(_ type: ColumnType) -> String {
        switch type {
        case .int4: "integer"
        case .int8: "bigint"
        case .bool: "boolean"
        case .uuid, .text, .date, .timestamptz, .numeric, .jsonb, .bytea: type.rawValue
        }
    }
}
