/// Documents in a bucket of S3 or of anything that speaks its protocol: object `ab/cd/<sha256>`, what is known of a
/// document as the object's metadata, so that both come and go together.
///
/// Requests are signed with SigV4 over TLS; redirects are not followed, so endpoint and region must be right. Of several
/// first puts at the same time the last one's description stays.
public final class S3Store: DocumentStore {
    private let client: S3Client
    private let bucket: String

    /// - Throws: when the settings cannot be used; nothing is connected yet.
    public init(_ configuration: S3Configuration) throws(S3ConfigurationError) {
        client = try S3Client(configuration)
        bucket = "/\(configuration.bucket)"
    }

    /// See ``DocumentStore``.
    public func put(
        _ content: [UInt8], _ description: DocumentDescription
    ) async throws(DocumentStoreError) -> StoredDocument {
        let deadline = client.deadline
        var document = StoredDocument(content, description)
        // Another object under this key, or a description that cannot be read, is overwritten: that repairs it.
        let response = try await client.send(S3Request(method: .head, path: path(document.sha256)), by: deadline)
        if response.status == 200, let existing = S3Metadata.decode(response.description, of: document.sha256) {
            guard let better = existing.improved(by: description) else { return existing }
            document = better
        }
        var request = S3Request(method: .put, path: path(document.sha256))
        request.contentType = document.mediaType.rawValue
        request.description = S3Metadata.encode(document)
        request.body = content
        request.bodyHash = document.sha256.hex
        let answer = try await client.send(request, by: deadline)
        guard answer.status == 200 else { throw S3Client.error(answer) }
        return document
    }

    /// See ``DocumentStore``.
    public func metadata(of sha256: ContentHash) async throws(DocumentStoreError) -> StoredDocument? {
        let deadline = client.deadline
        let response = try await client.send(S3Request(method: .head, path: path(sha256)), by: deadline)
        if response.status == 404 {
            // An answer to HEAD has no body to say whether it is the document or the whole bucket that is missing.
            let answer = try await client.send(S3Request(method: .head, path: bucket), by: deadline)
            guard answer.status == 200 else { throw S3Client.error(answer) }
            return nil
        }
        guard response.status == 200 else { throw S3Client.error(response) }
        guard let document = S3Metadata.decode(response.description, of: sha256) else {
            throw DocumentStoreError(.damaged, "the object has no description that can be read")
        }
        return document
    }

    /// See ``DocumentStore``.
    public func read(_ sha256: ContentHash) async throws(DocumentStoreError) -> [UInt8]? {
        let deadline = client.deadline
        let response = try await client.send(S3Request(method: .get, path: path(sha256)), by: deadline)
        if response.status == 404, response.errorCode == "NoSuchKey" { return nil }
        guard response.status == 200 else { throw S3Client.error(response) }
        guard ContentHash(of: response.body) == sha256 else {
            throw DocumentStoreError(.damaged, "the bytes do not match their hash")
        }
        return response.body
    }

    /// See ``DocumentStore``. In a bucket with versions this hides the document; a lifecycle rule must remove the rest.
    public func remove(_ sha256: ContentHash) async throws(DocumentStoreError) {
        let deadline = client.deadline
        let response = try await client.send(S3Request(method: .delete, path: path(sha256)), by: deadline)
        if response.status == 404, response.errorCode == "NoSuchKey" { return }
        guard response.status == 200 || response.status == 204 else { throw S3Client.error(response) }
    }

    /// Whether the bucket is there for us, asked once.
    public var isReachable: Bool {
        get async { await client.answers(S3Request(method: .head, path: bucket), within: .seconds(3)) }
    }

    private func path(_ hash: ContentHash) -> String { "\(bucket)/\(hash.key)" }
}
