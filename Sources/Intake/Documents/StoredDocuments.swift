import Applications
import Documents
import Logging
import ServiceKit

/// The document store as the desk asks it.
///
/// The name in the event is made here: the store has the name of whoever uploaded these bytes first, which is nobody
/// else's to see.
struct StoredDocuments: FiledDocuments {
    let store: any DocumentStore
    let logger: Logger

    func document(_ sha256: String) async throws -> AttachedDocument? {
        guard let hash = ContentHash(hex: sha256) else { return nil }
        do throws(DocumentStoreError) {
            guard let stored = try await store.metadata(of: hash) else { return nil }
            return AttachedDocument(
                sha256: sha256, mediaType: stored.mediaType.rawValue, size: stored.size,
                name: "dokument-\(sha256.prefix(8)).\(stored.mediaType.fileExtension)")
        } catch {
            logger.warning(
                "document store",
                metadata: [LogKeys.cause: "\(error.code.rawValue): \(error.reason)"])
            // Uploaded again it is whole again.
            if error.code == .damaged { return nil }
            throw error
        }
    }
}

extension MediaType {
    fileprivate var fileExtension: String {
        switch self {
        case .pdf: "pdf"
        case .jpeg: "jpg"
        case .png: "png"
        case .heic: "heic"
        case .heif: "heif"
        case .tiff: "tif"
        case .docx: "docx"
        case .odt: "odt"
        case .text: "txt"
        case .xml: "xml"
        }
    }
}
