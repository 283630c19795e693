/// What was said between client and server during one attempt. Pure: fed by libcurl's callbacks, it decides what the
/// attempt means. See ``Delivery`` for why it must be strict.
struct Conversation {
    enum Stage: String {
        case connection, greeting = "EHLO", tls = "STARTTLS", authentication = "AUTH"
        case sender = "MAIL", recipient = "RCPT", data = "DATA"

        /// Whether a refusal here is about the message rather than about the server or our access to it.
        var isAboutMessage: Bool { self == .sender || self == .recipient || self == .data }
    }

    private(set) var stage = Stage.connection
    /// Something of the message was given out.
    private(set) var isBegun = false
    /// The end of the message was given out.
    private(set) var isEnded = false
    /// The last complete answer, and whether it came after the end of the message.
    private(set) var answer: (code: Int, text: String, isFinal: Bool)?

    private var lines: [String] = []
    private var isLeaving = false

    /// A command went out. Continuations of AUTH are no commands.
    mutating func sent(_ command: String) {
        let verb = command.prefix { $0 != " " && !$0.isNewline }.uppercased()
        isLeaving = isLeaving || verb == "QUIT"
        if let stage = Stage(rawValue: verb == "HELO" ? "EHLO" : verb) { self.stage = stage }
        lines = []
    }

    /// A line of an answer came in. The answer to QUIT, which libcurl sends when it gives up, means nothing.
    mutating func received(_ line: String) {
        guard !isLeaving, line.utf8.count >= 3, let code = Int(line.prefix(3)) else { return }
        let rest = line.dropFirst(3)
        lines.append(String(rest.dropFirst()).filter { !$0.isNewline })
        guard rest.first != "-" else { return }
        answer = (code, lines.joined(separator: " "), isEnded)
        lines = []
    }

    /// The body is asked for.
    mutating func began() { isBegun = true }

    /// The body's end was told.
    mutating func ended() { isEnded = true }

    /// - Parameters:
    ///   - failure: nil when the library saw the whole exchange succeed, else its reason.
    ///   - redact: takes addresses out of texts of the server.
    func delivery(failure: String?, redact: (String) -> String) -> Delivery {
        if isBegun {
            guard isEnded, let answer, answer.isFinal else {
                return .unknown(reason: redact(failure ?? "no answer to the message"))
            }
            if failure == nil, answer.code == 250 { return .accepted(reply: redact(answer.text)) }
            if (400..<600).contains(answer.code) { return refused(answer, redact) }
            return .unknown(reason: redact("\(answer.code) \(answer.text)"))
        }
        if let answer, (400..<600).contains(answer.code) {
            if stage.isAboutMessage { return refused(answer, redact) }
            return .notSent(reason: redact("the server answered \(answer.code) at \(stage.rawValue): \(answer.text)"))
        }
        return .notSent(reason: redact(failure ?? "the exchange ended before the message"))
    }

    private func refused(_ answer: (code: Int, text: String, isFinal: Bool), _ redact: (String) -> String) -> Delivery {
        .refused(code: answer.code, permanent: answer.code >= 500, reply: redact(answer.text))
    }
}
