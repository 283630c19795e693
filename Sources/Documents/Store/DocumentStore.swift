/// Keeps documents under the hash of their bytes, with what is known of them.
///
/// A document is visible whole or not at all. Calls do not end early when their task is cancelled: half a write is
/// worse than a late one; each store bounds them by limits of its own. Every call throws ``DocumentStoreError``.
public protocol DocumentStore: Sendable {
    /// Keeps a document; when this returns, it survives a crash.
    ///
    /// Putting the same bytes again changes nothing and answers what is known of them since the first time, except that
    /// a clean scan takes the place of none. Of several at the same time, each succeeds and one description stays.
    func put(
        _ content: [UInt8], _ description: DocumentDescription
    ) async throws(DocumentStoreError) -> StoredDocument

    /// What is known of a document; nil when it is not here.
    func metadata(of sha256: ContentHash) async throws(DocumentStoreError) -> StoredDocument?

    /// The bytes, checked against their hash; nil when the document is not here.
    func read(_ sha256: ContentHash) async throws(DocumentStoreError) -> [UInt8]?

    /// Removes a document with everything known of it. Without the document, nothing happens.
    func remove(_ sha256: ContentHash) async throws(DocumentStoreError)

    /// Whether the store answers now, for health checks.
    var isReachable: Bool { get async }
}
