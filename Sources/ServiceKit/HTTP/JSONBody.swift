internal import HTTPTypes
public import Hummingbird
public import JSON
public import NIOCore

/// Takes a JSON request body with its three refusals: too large, not JSON by its header, not JSON by its content.
public enum JSONBody {
    /// The whole body.
    ///
    /// - Throws: ``Problem`` 415 unless the media type is `application/json` (RFC 8259: parameters change nothing),
    ///   413 past the limit, by the announced length already.
    public static func collect(_ request: Request, upTo limit: Int) async throws -> ByteBuffer {
        guard isJSON(request.headers.text(of: .contentType)) else {
            throw Problem.unsupportedMediaType(expected: "application/json")
        }
        if let announced = request.headers.text(of: .contentLength).flatMap(Int.init), announced > limit {
            throw Problem.bodyTooLarge(limit: limit)
        }
        do {
            return try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw Problem.bodyTooLarge(limit: limit)
        }
    }

    /// The document.
    ///
    /// - Throws: ``Problem`` 400 with the place of the error.
    public static func parse(_ body: ByteBuffer, limits: JSONLimits = .standard) throws(Problem) -> JSONDocument {
        let result = body.withUnsafeReadableBytes { bytes in
            Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: bytes, limits: limits) }
        }
        do {
            return try result.get()
        } catch {
            throw Problem(
                title: "Nieprawidłowy JSON", status: 400, detail: text(error.code),
                extensions: [
                    JSONMember(key: "code", value: .string(error.code.rawValue)),
                    JSONMember(key: "byteOffset", value: .integer(Int64(error.byteOffset))),
                ])
        }
    }

    static func isJSON(_ contentType: String?) -> Bool {
        if contentType == "application/json" { return true }
        guard let mediaType = contentType?.split(separator: ";", omittingEmptySubsequences: false).first else {
            return false
        }
        return mediaType.filter { $0 != " " && $0 != "\t" }.lowercased() == "application/json"
    }

    private static func text(_ code: JSONSyntaxError.Code) -> String {
        switch code {
        case .empty: "Treść żądania jest pusta."
        case .invalidUTF8: "Treść nie jest tekstem w kodowaniu UTF-8."
        case .duplicateKey: "Ta sama nazwa występuje w obiekcie dwa razy."
        case .tooDeep: "Dane są zagnieżdżone zbyt głęboko."
        case .tooLarge: "Treść jest za duża."
        case .trailingContent: "Po dokumencie JSON jest jeszcze inna treść."
        case .invalidNumber: "Liczba jest zapisana nieprawidłowo."
        case .invalidString: "Tekst jest zapisany nieprawidłowo."
        case .syntax: "Treść nie jest prawidłowym dokumentem JSON."
        }
    }
}
