import Foundation
import Synchronization

/// A mail server that misbehaves on demand. One connection at a time, on its own thread.
///
/// `@unchecked`: the socket and the script are set once, everything that changes is behind the mutex.
final class ScriptedServer: @unchecked Sendable {
    enum Step: String, Sendable {
        case greeting, ehlo = "EHLO", mail = "MAIL", rcpt = "RCPT", data = "DATA", body, quit = "QUIT"
    }

    enum Action: Sendable, CustomStringConvertible {
        case reply(String)
        /// Ends the connection instead of an answer.
        case cut
        /// Never answers.
        case hang

        var description: String {
            switch self {
            case .reply(let text): text
            case .cut: "cut"
            case .hang: "hang"
            }
        }
    }

    struct Seen: Sendable {
        var connections = 0
        var bodies: [String] = []
    }

    let port: Int
    private let listener: Int32
    private let script: [Step: Action]
    private let state = Mutex(Seen())

    struct CannotListen: Error {}

    init(_ script: [Step: Action] = [:]) throws {
        self.script = script
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard isListening else { throw CannotListen() }
        port = Int(UInt16(bigEndian: address.sin_port))
        let thread = Thread { [self] in serve() }
        thread.start()
    }

    var url: String { "smtp://127.0.0.1:\(port)" }
    var seen: Seen { state.withLock { $0 } }

    /// Wakes the thread, which closes the listener: nobody else can then get its number while it is in use.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func serve() {
        defer { close(listener) }
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            state.withLock { $0.connections += 1 }
            talk(connection)
            close(connection)
        }
    }

    private func talk(_ connection: Int32) {
        var input = LineReader(connection)
        guard act(.greeting, "220 ready", connection, &input) else { return }
        while let line = input.next() {
            guard let step = Step(rawValue: line.prefix(4).uppercased()) else {
                guard put("250 whatever", connection) else { return }
                continue
            }
            let reply = step == .data ? "354 go" : step == .quit ? "221 bye" : "250 ok"
            guard act(step, reply, connection, &input), step != .quit else { return }
            guard step == .data, answer(.data, reply).hasPrefix("354") else { continue }
            var body = ""
            while let line = input.next(), line != "." { body += line + "\n" }
            state.withLock { $0.bodies.append(body) }
            guard act(.body, "250 queued", connection, &input) else { return }
        }
    }

    private func answer(_ step: Step, _ otherwise: String) -> String {
        if case .reply(let text)? = script[step] { return text }
        return otherwise
    }

    /// Whether the conversation goes on.
    private func act(_ step: Step, _ reply: String, _ connection: Int32, _ input: inout LineReader) -> Bool {
        switch script[step] {
        case .cut: return false
        case .hang:
            while input.next() != nil {}
            return false
        case .reply(let text): return put(text, connection)
        case nil: return put(reply, connection)
        }
    }

    private func put(_ line: String, _ connection: Int32) -> Bool {
        let bytes = Array((line + "\r\n").utf8)
        return send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }
}

private struct LineReader {
    private let connection: Int32
    private var waiting: [UInt8] = []

    init(_ connection: Int32) {
        self.connection = connection
    }

    /// A line without its CRLF; nil at the end.
    mutating func next() -> String? {
        while true {
            if let end = waiting.firstIndex(of: 10) {
                let line = waiting[..<end].filter { $0 != 13 }
                waiting.removeSubrange(...end)
                return String(decoding: line, as: UTF8.self)
            }
            var part = [UInt8](repeating: 0, count: 4096)
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { return nil }
            waiting += part[..<count]
        }
    }
}
