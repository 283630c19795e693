import Documents
import HTTPTypes
import Hummingbird
import JSON
import NIOCore
import ServiceKit

/// `POST /api/v1/documents`: takes one document, to be named by its SHA-256 afterwards. Its name travels in a header,
/// percent-encoded, and never in an address.
struct DocumentRoute: Sendable {
    let documents: DocumentTaking

    private var maximumBytes: Int { documents.maximumBytes }

    func handle(_ request: Request) async throws -> Response {
        guard let type = request.headers.text(of: .contentType) else {
            throw Problem.unsupportedMediaType(expected: Self.expected)
        }
        guard MediaType(contentType: type) != nil else { throw Problem.unsupportedMediaType(expected: Self.expected) }
        let name = try Self.name(of: request)
        if let announced = request.headers.text(of: .contentLength).flatMap(Int.init), announced > maximumBytes {
            throw Problem.bodyTooLarge(limit: maximumBytes)
        }
        guard documents.gate.enter() else { throw DocumentProblems.busy }
        defer { documents.gate.leave() }
        let document = try await documents.takeInside(
            try await content(of: request), declaredType: type, name: name)
        return Response.json(Self.render(document, name: name), status: .created, isPersonal: true)
    }

    private func content(of request: Request) async throws -> [UInt8] {
        do {
            return Array(try await request.body.collect(upTo: maximumBytes).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.bodyTooLarge(limit: maximumBytes)
        }
    }

    private static let expected = MediaType.allCases.map(\.rawValue).joined(separator: ", ")

    /// The header `Document-Name`; without it the document gets a general name.
    private static func name(of request: Request) throws(Problem) -> String {
        guard let encoded = request.headers.text(of: .documentName) else { return "dokument" }
        guard let name = PercentEncoding.decode(encoded), DocumentName(name) != nil else {
            throw DocumentProblems.badName
        }
        return name
    }

    /// With the name of this upload: the store keeps that of the first one, which may be somebody else's.
    private static func render(_ document: StoredDocument, name: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("sha256", document.sha256.description)
        writer.member("size", document.size)
        writer.member("mediaType", document.mediaType.rawValue)
        writer.member("name", DocumentName(name)?.text)
        writer.member("scan", document.scan.rawValue)
        writer.endObject()
        return writer.finish()
    }
}

extension HTTPField.Name {
    static let documentName = Self("Document-Name") ?? .contentDisposition
}

/// RFC 3986 § 2.1, of UTF-8.
enum PercentEncoding {
    /// Nil for broken escapes and for bytes that are no UTF-8.
    static func decode(_ text: String) -> String? { decode(text.utf8) }

    /// The same of bytes as they came.
    static func decode(_ text: some Sequence<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var rest = text.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next(), let low = rest.next(),
                let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
