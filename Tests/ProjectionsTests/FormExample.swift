import Applications
import Foundation
import JSON

/// A valid example of a form, as the repository has them.
struct FormExample: CustomStringConvertible, Sendable {
    let benefit: BenefitCode
    let form: String
    let name: String
    let answers: OpaqueJSON

    var description: String { "\(form)/\(name)" }

    static func named(_ benefit: BenefitCode, _ form: String, _ name: String) throws -> FormExample {
        let file = folder(benefit, form).appendingPathComponent("\(name).json")
        let answers = try JSONDocument(parsing: Array(try Data(contentsOf: file))).root.canonical()
        return FormExample(benefit: benefit, form: form, name: name, answers: OpaqueJSON(bytes: answers))
    }

    static func all(_ benefit: BenefitCode, _ form: String) -> [FormExample] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(benefit, form).path)) ?? []
        return names.sorted().compactMap { try? named(benefit, form, String($0.dropLast(".json".count))) }
    }

    static let schemas = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("schemas")

    var submitted: EventBody {
        .submitted(
            Submitted(
                form: .init(id: form, version: "1"), channel: .portal, language: .pl,
                dataSha256: Hex.encode(Identity.sha256(answers.bytes)),
                trackingCodeSha256: String(repeating: "c", count: 64),
                contact: .init(email: "odbiorca@example.org", phone: "+48 600 100 200"), answers: answers))
    }

    private static func folder(_ benefit: BenefitCode, _ form: String) -> URL {
        schemas.appendingPathComponent("forms/\(benefit.rawValue)/\(form)/1/examples/valid")
    }
}
