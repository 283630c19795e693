import Applications
import Benefits
import Foundation
import JSON
import Testing

@testable import Intake

/// A valid example of any form, with the documents that it names uploaded.
struct FormExample {
    static let catalogue = Result { try SubmissionDeskTests.catalogue() }

    /// A day of filing that every example is good for.
    static let time = Instant(rfc3339: "2026-11-24T09:00:00Z")

    /// All of them, by path below `schemas/forms`.
    static let paths: [String] = {
        let names = FileManager.default.enumerator(atPath: SubmissionDeskTests.schemas.path)?.allObjects as? [String]
        return (names ?? []).filter { $0.contains("/examples/valid/") && $0.hasSuffix(".json") }.sorted()
    }()

    let form: FormDefinition
    let answers: JSONDocument
    let documents: DocumentDesk

    init(_ path: String) throws {
        let parts = path.split(separator: "/").map(String.init)
        let catalogue = try Self.catalogue.get()
        form = try #require(
            catalogue.form(benefit: BenefitCode(rawValue: parts[0]), id: parts[1], version: parts[2]))
        let file = SubmissionDeskTests.schemas.appendingPathComponent(path)
        answers = try JSONDocument(parsing: Array(try Data(contentsOf: file)))
        let uploaded = form.documents(in: answers.root).map {
            AttachedDocument(sha256: $0.sha256, mediaType: "application/pdf", size: 600, name: "umowa.pdf")
        }
        documents = DocumentDesk(store: UploadedDocuments(documents: uploaded), maximumTotal: 100_000)
    }
}
