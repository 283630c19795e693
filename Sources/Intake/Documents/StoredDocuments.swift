import Applications
import Documents

/// The document store as the desk asks it.
struct StoredDocuments: FiledDocuments {
    let store: any DocumentStore

    func document(_ sha256: String) async throws -> AttachedDocument? {
        guard let hash = ContentHash(hex: sha256), let stored = try await store.metadata(of: hash) else { return nil }
        return AttachedDocument(
            sha256: sha256, mediaType: stored.mediaType.rawValue, size: stored.size, name: stored.name.text)
    }
}
