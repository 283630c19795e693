import Applications
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import TestDatabase

@testable import Intake
@testable import ServiceKit

/// Keeps cookies, finds tokens and keys on pages, and sends forms.
final class Browser: Sendable {
    typealias Page = (Request, ServiceRequestContext) async throws -> Response

    struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: String

        /// The value of a hidden input.
        func hidden(_ name: String) -> String? {
            let parts = body.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
            return parts.count == 2
                ? parts[1].split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init) : nil
        }
    }

    private struct Source: RequestContextSource {
        let logger: Logger
    }

    private let cookies = Mutex<[String: String]>([:])

    var cookieNames: [String] { cookies.withLock { $0.keys.sorted() } }

    func get(_ path: String, _ page: Page) async throws -> Answer {
        try await send(.get, path, type: nil, body: "", page)
    }

    func post(_ path: String, _ fields: [String: String], _ page: Page) async throws -> Answer {
        let body = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.escaped($0.value))" }.joined(
            separator: "&")
        return try await send(.post, path, type: "application/x-www-form-urlencoded", body: body, page)
    }

    func upload(
        _ path: String, _ fields: [String: String], file: (field: String, name: String, text: String)?, _ page: Page
    ) async throws -> Answer {
        var parts = fields.sorted { $0.key < $1.key }.map {
            "Content-Disposition: form-data; name=\"\($0.key)\"\r\n\r\n\($0.value)"
        }
        if let file {
            parts.append(
                "Content-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\nContent-Type: text/plain\r\n\r\n\(file.text)"
            )
        }
        let body = parts.map { "--XyZ\r\n\($0)\r\n" }.joined() + "--XyZ--\r\n"
        return try await send(.post, path, type: "multipart/form-data; boundary=XyZ", body: body, page)
    }

    func json(_ path: String, _ body: String, _ page: Page) async throws -> Answer {
        try await send(.post, path, type: "application/json", body: body, page)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, type: String?, body: String, _ page: Page
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let type { headers[.contentType] = type }
        let kept = cookies.withLock { $0.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } }
        if !kept.isEmpty { headers[.cookie] = kept.joined(separator: "; ") }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(string: body)))
        let context = ServiceRequestContext(
            Source(logger: MigratedDatabase.logger), peer: try SocketAddress(ipAddress: "192.0.2.1", port: 4711))
        let response: Response
        do { response = try await page(request, context) } catch let problem as Problem {
            response = problem.response()
        }
        keep(response.headers)
        let writer = CollectingWriter()
        try await response.body.write(writer)
        return Answer(status: response.status.code, headers: response.headers, body: writer.text)
    }

    private func keep(_ headers: HTTPFields) {
        cookies.withLock { cookies in
            for value in headers[values: .setCookie] {
                let pair = value.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
                cookies[String(pair[0])] = value.contains("Max-Age=0") ? nil : pair.count == 2 ? String(pair[1]) : ""
            }
        }
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + Hex.encode([byte])
        }.joined()
    }
}

/// Takes a response's body in.
private final class CollectingWriter: ResponseBodyWriter {
    private let buffer = Mutex(ByteBuffer())

    var text: String { buffer.withLock { String(buffer: $0) } }

    func write(_ part: ByteBuffer) async throws { buffer.withLock { _ = $0.writeImmutableBuffer(part) } }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
