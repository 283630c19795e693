import Crypto
import Foundation
import LoopbackServers
import Synchronization

/// An HTTP server that gives the answers of a script, one for each request, and remembers what it was asked.
final class ScriptedHTTP: Sendable {
    struct Answer: Sendable {
        let text: String?
        let isCut: Bool

        init(_ status: Int, headers: String = "", body: String = "") {
            text =
                "HTTP/1.1 \(status) x\r\nConnection: close\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            isCut = false
        }

        private init(isCut: Bool) {
            text = nil
            self.isCut = isCut
        }

        /// Ends the connection instead.
        static let cut = Answer(isCut: true)
        /// Never answers.
        static let hang = Answer(isCut: false)
    }

    private struct State {
        var script: [Answer]
        var requests: [RecordedRequest] = []
    }

    private let server: LoopbackServer
    private let play: Play

    init(_ script: [Answer]) throws {
        let play = Play(script)
        server = try LoopbackServer { connection in play.talk(connection) }
        self.play = play
    }

    var port: Int { server.port }
    var requests: [RecordedRequest] { play.requests }

    func stop() { server.stop() }

    private final class Play: Sendable {
        private let state: Mutex<State>

        init(_ script: [Answer]) {
            state = Mutex(State(script: script))
        }

        var requests: [RecordedRequest] { state.withLock { $0.requests } }

        func talk(_ connection: LoopbackConnection) {
            let head = String(decoding: connection.read(through: "\r\n\r\n"), as: UTF8.self)
            guard var request = RecordedRequest(head: head) else { return }
            if request.method != "HEAD", let length = Int(request.header("content-length")) {
                if !request.header("expect").isEmpty { connection.write("HTTP/1.1 100 Continue\r\n\r\n") }
                request.body = connection.read(length)
            }
            let answer = state.withLock { state -> Answer in
                state.requests.append(request)
                return state.script.isEmpty ? .cut : state.script.removeFirst()
            }
            if let text = answer.text {
                connection.write(request.method == "HEAD" ? String(text.prefix(upTo: text.endOfHead)) : text)
            } else if !answer.isCut {
                connection.readToEnd()
            }
        }
    }
}

extension String {
    fileprivate var endOfHead: String.Index { range(of: "\r\n\r\n")?.upperBound ?? endIndex }
}

/// A request as it came over the wire.
struct RecordedRequest: Sendable {
    let method: String
    let path: String
    private let headers: [String: String]
    var body: [UInt8] = []

    init?(head: String) {
        let lines = head.components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3 else { return nil }
        method = String(words[0])
        path = String(words[1])
        headers = lines.dropFirst().reduce(into: [:]) { headers, line in
            guard let colon = line.firstIndex(of: ":") else { return }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
    }

    /// Empty when there is none. The name in lower case.
    func header(_ name: String) -> String { headers[name] ?? "" }

    var givenSignature: String { authorization("Signature") }

    var signedHeaders: [String] { authorization("SignedHeaders").components(separatedBy: ";") }

    /// The signature as the documentation of SigV4 derives it, from what came over the wire; written apart from libcurl.
    func signature(secret: String) -> String {
        let names = signedHeaders
        guard names == names.sorted() else { return "the names are not sorted" }
        let lines = names.map { "\($0):\(header($0))\n" }.joined()
        let bodyHash = SHA256.hash(data: body).hex
        let canonical = [method, path, "", lines, names.joined(separator: ";"), bodyHash].joined(separator: "\n")
        let scope = authorization("Credential").components(separatedBy: "/").dropFirst()
        let text =
            ["AWS4-HMAC-SHA256", header("x-amz-date"), scope.joined(separator: "/")]
            + [SHA256.hash(data: Data(canonical.utf8)).hex]
        var key = SymmetricKey(data: Data("AWS4\(secret)".utf8))
        for part in scope {
            key = SymmetricKey(data: Data(HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: key)))
        }
        return HMAC<SHA256>.authenticationCode(for: Data(text.joined(separator: "\n").utf8), using: key).hex
    }

    private func authorization(_ name: String) -> String {
        let parts = header("authorization").replacingOccurrences(of: "AWS4-HMAC-SHA256 ", with: "")
            .components(separatedBy: ", ")
        return parts.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) } ?? ""
    }
}

extension Sequence where Element == UInt8 {
    fileprivate var hex: String { map { String(format: "%02x", $0) }.joined() }
}
