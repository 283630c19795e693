/// What a store knows of a document besides its bytes.
public struct StoredDocument: Sendable, Hashable {
    /// SHA-256 of the bytes.
    public let sha256: ContentHash
    /// Bytes.
    public let size: Int
    /// As found in the content.
    public let mediaType: MediaType
    /// As first given.
    public let name: DocumentName
    /// Milliseconds since 1970-01-01T00:00:00Z, by the clock of whoever put it there first.
    public let storedAt: Int64
    /// Whether a virus scanner saw it.
    public let scan: ScanRecord

    /// All members, in their order.
    public init(
        sha256: ContentHash, size: Int, mediaType: MediaType, name: DocumentName, storedAt: Int64, scan: ScanRecord
    ) {
        self.sha256 = sha256
        self.size = size
        self.mediaType = mediaType
        self.name = name
        self.storedAt = storedAt
        self.scan = scan
    }

    init(_ content: [UInt8], _ description: DocumentDescription) {
        self.init(
            sha256: ContentHash(of: content), size: content.count, mediaType: description.mediaType,
            name: description.name, storedAt: description.storedAt, scan: description.scan)
    }

    /// The first description of a document stays, but a clean scan takes the place of none.
    ///
    /// - Returns: nil when `description` adds nothing.
    func improved(by description: DocumentDescription) -> StoredDocument? {
        guard scan == .notScanned, description.scan == .clean else { return nil }
        return StoredDocument(
            sha256: sha256, size: size, mediaType: mediaType, name: name, storedAt: storedAt, scan: .clean)
    }
}

/// What is said of a document when it is put into a store.
public struct DocumentDescription: Sendable, Hashable {
    /// As found in the content, not as declared.
    public var mediaType: MediaType
    /// For people.
    public var name: DocumentName
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var storedAt: Int64
    /// Whether a virus scanner saw it.
    public var scan: ScanRecord

    /// All members, in their order.
    public init(mediaType: MediaType, name: DocumentName, storedAt: Int64, scan: ScanRecord) {
        self.mediaType = mediaType
        self.name = name
        self.storedAt = storedAt
        self.scan = scan
    }
}

/// What is remembered of a scan. An infected document is never stored.
public enum ScanRecord: String, Sendable, CaseIterable {
    /// A scanner found nothing.
    case clean
    /// Nobody could look; stored because the settings allow it.
    case notScanned = "not-scanned"
}
