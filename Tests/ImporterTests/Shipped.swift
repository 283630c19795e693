import Applications
import Benefits
import EventLog
import Foundation
import JSON

@testable import Importer

/// The forms, mappings and examples of the repository.
enum Shipped {
    static let schemas = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("schemas")
    static let form = FormName(benefit: .housingAllowance, id: "dodatek-mieszkaniowy")
    static let limits = RowLimits(row: 262_144, document: 4_194_304)

    static func forms() throws -> FormCatalogue { try FormCatalogue(files: files(below: "forms")) }

    static func mappings() throws -> MappingCatalogue {
        try MappingCatalogue(files: files(below: "importer"), forms: forms())
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: schemas.appendingPathComponent(path)))
    }

    /// The example file that the documentation shows.
    static func example(_ ending: String) throws -> [UInt8] {
        try bytes("importer/housing-allowance/examples/housing-allowance__dodatek-mieszkaniowy__przyklad.\(ending)")
    }

    /// Answers that can be filed.
    static func answers(_ name: String) throws -> JSONDocument {
        try JSONDocument(parsing: bytes("forms/housing-allowance/dodatek-mieszkaniowy/1/examples/valid/\(name).json"))
    }

    static func desk(now: String = "2026-04-20T08:00:00Z") throws -> RowDesk {
        let now = Instant(rfc3339: now) ?? Instant(milliseconds: 0)
        return RowDesk(
            catalogue: try forms(), trackingKey: [UInt8](repeating: 3, count: 32), codec: EventCodec(), now: { now })
    }

    private static func files(below folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let names = FileManager.default.enumerator(atPath: schemas.appendingPathComponent(folder).path)?.allObjects
        for name in (names as? [String]) ?? [] where name.hasSuffix(".json") {
            files[name] = try bytes("\(folder)/\(name)")
        }
        return files
    }
}
