import Applications
import Benefits
import Foundation
import JSON
import Testing

@testable import Portal

/// The forms and examples of this checkout.
enum FormFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schemas/forms")

    static let catalogue = Result { try FormCatalogue(files: contents()) }

    struct Example: Sendable, CustomTestStringConvertible {
        let form: Draft.FormEdition
        let name: String
        let answers: JSONValue
        var testDescription: String { "\(form.benefit)/\(form.form)/\(name)" }
    }

    /// Every valid example of every form.
    static func examples() -> [Example] {
        files { $0.contains("/examples/valid/") }.compactMap { path, bytes in
            let parts = path.split(separator: "/").map(String.init)
            guard let document = try? JSONDocument(parsing: bytes) else { return nil }
            return Example(
                form: Draft.FormEdition(benefit: parts[0], form: parts[1], version: parts[2]),
                name: parts[parts.count - 1], answers: JSONValue(document.root))
        }
    }

    static func form(_ edition: Draft.FormEdition) throws -> PortalForm {
        let form = try catalogue.get().form(
            benefit: BenefitCode(rawValue: edition.benefit), id: edition.form, version: edition.version)
        guard let form else { throw CocoaError(.fileNoSuchFile) }
        return PortalForm(form)
    }

    static let housing = Draft.FormEdition(
        benefit: "housing-allowance", form: "dodatek-mieszkaniowy", version: "1")

    /// A day on which every example could be filed.
    static let day = LocalDate(year: 2026, month: 11, day: 24) ?? LocalDate(daysSince1970: 20_781)

    private static func contents() throws -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: files { !$0.contains("/examples/") && $0.hasSuffix(".json") })
    }

    private static func files(_ isWanted: (String) -> Bool) -> [(String, [UInt8])] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.sorted().filter { isWanted($0) && !$0.hasSuffix("/") && $0.contains(".") }.compactMap { path in
            (try? Data(contentsOf: folder.appending(path: path))).map { (path, Array($0)) }
        }
    }
}
