import Applications
import Benefits

/// Turns the fingerprints that an applicant names into documents the store has.
protocol FiledDocuments: Sendable {
    /// The document with this SHA-256 (lower-case hex); nil when it was never uploaded.
    ///
    /// - Throws: when the store does not answer.
    func document(_ sha256: String) async throws -> AttachedDocument?
}

/// Why documents cannot be filed.
enum DocumentsFailure: Error {
    /// Fingerprints nobody uploaded, or more than an application may carry.
    case problems([FormProblem])
    /// The store does not answer.
    case unavailable
}

/// The documents of one filing, within the limits of the office.
struct DocumentDesk: Sendable {
    let store: any FiledDocuments
    /// Bytes of all documents of one filing.
    let maximumTotal: Int

    func resolve(
        _ named: [(pointer: String, sha256: String)]
    ) async throws(DocumentsFailure) -> [AttachedDocument] {
        var documents: [AttachedDocument] = []
        var problems: [FormProblem] = []
        var total = 0
        for (pointer, sha256) in named where !documents.contains(where: { $0.sha256 == sha256 }) {
            let document: AttachedDocument?
            do { document = try await store.document(sha256) } catch { throw .unavailable }
            guard let document else {
                problems.append(
                    FormProblem(
                        pointer: pointer, code: "document-unknown",
                        message: "Nie mamy tego pliku: prześlij go i podaj jego SHA-256 jeszcze raz."))
                continue
            }
            total += document.size
            if total > maximumTotal {
                problems.append(
                    FormProblem(
                        pointer: pointer, code: "documents-too-large",
                        message:
                            "Wszystkie pliki razem mogą mieć najwyżej \(ByteCount.polish(maximumTotal)): zmniejsz je albo dołącz mniej."
                    ))
            }
            documents.append(document)
        }
        guard problems.isEmpty else { throw .problems(problems) }
        return documents
    }
}
