import Applications
import Benefits
import Foundation
import JSON
import Testing

/// The definitions of this checkout, `schemas/forms`.
enum FormFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "schemas/forms")

    /// Every JSON file by its path relative to the folder.
    static let all: [String: [UInt8]] = {
        var files: [String: [UInt8]] = [:]
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for path in paths where path.hasSuffix(".json") {
            files[path] = (try? Data(contentsOf: folder.appending(path: path))).map { [UInt8]($0) }
        }
        return files
    }()

    /// Compiled once: most tests ask it only.
    static let catalogue = Result { try FormCatalogue(files: all) }

    /// A day of filing that every example is good for.
    static let day = LocalDate(year: 2026, month: 11, day: 24)

    static let form = "housing-allowance/dodatek-mieszkaniowy/1"

    /// Folders of all forms, `benefit/form/version`.
    static let forms = all.keys.filter { $0.hasSuffix("/form.json") }.map { String($0.dropLast(10)) }.sorted()

    /// Example files of a kind, of one form or of all.
    static func examples(_ kind: String, of form: String? = nil) -> [String] {
        all.keys.filter {
            $0.contains("/examples/\(kind)/") && (form.map($0.hasPrefix) ?? true)
        }.sorted()
    }

    /// The form that an example, or any file of a form, belongs to.
    static func definition(of path: String) throws -> FormDefinition {
        let parts = path.split(separator: "/").map(String.init)
        return try #require(
            try catalogue.get().form(benefit: BenefitCode(rawValue: parts[0]), id: parts[1], version: parts[2]))
    }

    static func housingAllowance() throws -> FormDefinition {
        let catalogue = try catalogue.get()
        return try #require(
            catalogue.form(benefit: .housingAllowance, id: "dodatek-mieszkaniowy", version: "1"))
    }

    static func document(_ path: String) throws -> JSONNode {
        try JSONDocument(parsing: try #require(all[path])).root
    }

    /// The text of a file with a replacement that must apply.
    static func replacing(_ text: String, with other: String, in path: String) throws -> [String: [UInt8]] {
        let source = String(decoding: try #require(all[path]), as: UTF8.self)
        try #require(source.contains(text))
        var files = all
        files[path] = Array(source.replacingOccurrences(of: text, with: other).utf8)
        return files
    }
}
