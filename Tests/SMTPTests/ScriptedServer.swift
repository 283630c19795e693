import LoopbackServers
import Synchronization

/// A mail server that misbehaves on demand.
final class ScriptedServer: Sendable {
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
        let connections: Int
        let bodies: [String]
    }

    var port: Int { server.port }
    private let server: LoopbackServer
    private let play: Play

    init(_ script: [Step: Action] = [:]) throws {
        let play = Play(script)
        self.play = play
        server = try LoopbackServer { connection in play.talk(connection) }
    }

    var url: String { "smtp://127.0.0.1:\(port)" }
    var seen: Seen { Seen(connections: server.accepted, bodies: play.bodies.withLock { $0 }) }

    func stop() { server.stop() }

    /// The script, and what was said while it was played.
    private final class Play: Sendable {
        let bodies = Mutex<[String]>([])
        private let script: [Step: Action]

        init(_ script: [Step: Action]) {
            self.script = script
        }

        func talk(_ connection: LoopbackConnection) {
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
                bodies.withLock { $0.append(body) }
                guard act(.body, "250 queued", connection, &input) else { return }
            }
        }

        private func answer(_ step: Step, _ otherwise: String) -> String {
            if case .reply(let text)? = script[step] { return text }
            return otherwise
        }

        /// Whether the conversation goes on.
        private func act(_ step: Step, _ reply: String, _ connection: LoopbackConnection, _ input: inout LineReader)
            -> Bool
        {
            switch script[step] {
            case .cut: return false
            case .hang:
                while input.next() != nil {}
                return false
            case .reply(let text): return put(text, connection)
            case nil: return put(reply, connection)
            }
        }

        private func put(_ line: String, _ connection: LoopbackConnection) -> Bool {
            connection.write(line + "\r\n")
        }
    }
}

private struct LineReader {
    private let connection: LoopbackConnection
    private var waiting: [UInt8] = []

    init(_ connection: LoopbackConnection) {
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
            let part = connection.receive(upTo: 4096)
            guard !part.isEmpty else { return nil }
            waiting += part
        }
    }
}
