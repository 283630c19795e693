import Applications

@testable import Intake

/// A store with the documents given; or one that does not answer.
struct UploadedDocuments: FiledDocuments {
    struct Away: Error {}

    var documents: [AttachedDocument] = []
    var isAway = false

    func document(_ sha256: String) async throws -> AttachedDocument? {
        if isAway { throw Away() }
        return documents.first { $0.sha256 == sha256 }
    }
}
