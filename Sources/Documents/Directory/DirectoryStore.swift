private import Blocking

/// Documents in a folder: `ab/cd/<sha256>` with the bytes, `ab/cd/<sha256>.json` with what is known of them.
///
/// Files are written beside their place, synchronised and renamed, and count only when both are there, so a crash leaves
/// no half document. It may leave a file `.<sha256>.<random>.tmp`, which nobody reads and `remove` of that hash takes
/// along. Folders are made with mode 0700, files with 0600. Several processes may share the folder.
public final class DirectoryStore: DocumentStore {
    private let lanes: BlockingLanes<DirectoryFiles>

    /// - Parameters:
    ///   - folder: an absolute path; the last folder of it is made when it is missing, now and never later, so that a
    ///     volume which is not mounted any more is noticed.
    ///   - concurrency: calls that may block at the same time.
    public convenience init(folder: String, concurrency: Int = 4) throws(DocumentStoreError) {
        try self.init(DirectoryFiles(root: folder), concurrency: concurrency)
    }

    init(_ files: DirectoryFiles, concurrency: Int = 4) throws(DocumentStoreError) {
        try files.prepare()
        lanes = BlockingLanes("documents", count: concurrency) { files }
    }

    /// See ``DocumentStore``.
    public func put(
        _ content: [UInt8], _ description: DocumentDescription
    ) async throws(DocumentStoreError) -> StoredDocument {
        try await run { files throws(DocumentStoreError) in
            try files.put(content, StoredDocument(content, description), description)
        }
    }

    /// See ``DocumentStore``.
    public func metadata(of sha256: ContentHash) async throws(DocumentStoreError) -> StoredDocument? {
        try await run { files throws(DocumentStoreError) in try files.metadata(of: sha256) }
    }

    /// See ``DocumentStore``.
    public func read(_ sha256: ContentHash) async throws(DocumentStoreError) -> [UInt8]? {
        try await run { files throws(DocumentStoreError) in try files.read(sha256) }
    }

    /// See ``DocumentStore``.
    public func remove(_ sha256: ContentHash) async throws(DocumentStoreError) {
        try await run { files throws(DocumentStoreError) in try files.remove(sha256) }
    }

    /// Whether the folder is there and may be read and written.
    public var isReachable: Bool {
        get async { await lanes.run { files in files.isUsable } }
    }

    private func run<Value: Sendable>(
        _ body: @escaping @Sendable (DirectoryFiles) throws(DocumentStoreError) -> Value
    ) async throws(DocumentStoreError) -> Value {
        try await lanes.run { files -> Result<Value, DocumentStoreError> in
            do throws(DocumentStoreError) { return .success(try body(files)) } catch { return .failure(error) }
        }.get()
    }
}
