internal import Foundation

/// What is known of a document, as metadata of its object: the JSON of ``StoredDocument`` in Base64, since a header's
/// value is ASCII. At most 2 KB, S3's own limit for all metadata of an object.
enum S3Metadata {
    static let header = "x-amz-meta-document"

    static func encode(_ document: StoredDocument) -> String {
        Data(document.encoded()).base64EncodedString()
    }

    static func decode(_ text: String?, of hash: ContentHash) -> StoredDocument? {
        guard let text, let json = Data(base64Encoded: text) else { return nil }
        return StoredDocument(json: Array(json), of: hash)
    }
}
