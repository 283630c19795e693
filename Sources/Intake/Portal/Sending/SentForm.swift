import HTTPTypes
import Hummingbird
import NIOCore
import Portal
import ServiceKit

/// A form as a browser sent it: fields, and documents where the page asks for any.
struct SentForm: Sendable {
    struct File: Sendable {
        let field: String
        let name: String
        let type: String
        let content: [UInt8]
    }

    let fields: SentFields
    let files: [File]

    /// No page has so many inputs.
    static let mostParts = 3_000

    /// - Throws: ``PortalProblem`` for a body that is too large, of another kind, or not readable.
    static func collect(_ request: Request, upTo limit: Int, filesUpTo fileLimit: Int = 0) async throws -> SentForm {
        let type = request.headers.text(of: .contentType) ?? ""
        let boundary = MultipartBody.boundary(of: type)
        let limit = boundary == nil ? limit : limit + fileLimit
        if let announced = request.headers.text(of: .contentLength).flatMap(Int.init), announced > limit {
            throw PortalProblem.tooLarge(limit)
        }
        let body: [UInt8]
        do {
            body = Array(try await request.body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw PortalProblem.tooLarge(limit)
        }
        let form: SentForm?
        if let boundary {
            form = MultipartBody.parse(body, boundary: boundary)
            let texts = form?.fields.pairs.reduce(0) { $0 + $1.text.utf8.count } ?? 0
            guard texts <= limit - fileLimit else { throw PortalProblem.tooLarge(limit - fileLimit) }
        } else if type.lowercased().hasPrefix("application/x-www-form-urlencoded") {
            form = URLEncodedBody.parse(body).map { SentForm(fields: $0, files: []) }
        } else {
            throw PortalProblem.wrongType
        }
        guard let form else { throw PortalProblem.unreadable }
        return form
    }
}

/// `application/x-www-form-urlencoded` (WHATWG URL § 5.1), in UTF-8.
enum URLEncodedBody {
    /// Nil for broken escapes, for bytes that are no UTF-8, and for more pairs than any page has.
    static func parse(_ body: [UInt8]) -> SentFields? {
        var pairs: [(String, String)] = []
        for part in body.split(separator: UInt8(ascii: "&")) {
            guard pairs.count < SentForm.mostParts else { return nil }
            let equals = part.firstIndex(of: UInt8(ascii: "="))
            guard let name = text(part[..<(equals ?? part.endIndex)]),
                let value = text(equals.map { part[part.index(after: $0)...] } ?? [])
            else { return nil }
            pairs.append((name, value))
        }
        return SentFields(pairs)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        PercentEncoding.decode(bytes.lazy.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 })
    }
}
