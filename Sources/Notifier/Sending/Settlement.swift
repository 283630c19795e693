import SMTP

/// What becomes of a ledger row after an attempt. Pure: delivery and attempt in, state out.
struct Settlement: Equatable, Sendable {
    enum State: String, Sendable {
        case pending, sent, unknown, failed
    }

    let state: State
    /// The server's words, or why there were none. No addresses.
    let reply: String
    /// When to try again; 0 unless `pending`.
    let retryAfterSeconds: Int

    /// Attempts after which a message that was never handed over is given up.
    static let maximumAttempts = 12

    /// Uncertain deliveries are not repeated: the applicant may have the message (G8).
    init(_ delivery: Delivery, attempt: Int) {
        switch delivery {
        case .accepted(let reply):
            self.init(state: .sent, reply: reply)
        case .unknown(let reason):
            self.init(state: .unknown, reply: reason)
        case .refused(let code, let permanent, let reply):
            self.init(retrying: !permanent, attempt: attempt, reply: "\(code) \(reply)")
        case .notSent(let reason):
            self.init(retrying: true, attempt: attempt, reply: reason)
        }
    }

    private init(state: State, reply: String, retryAfterSeconds: Int = 0) {
        self.state = state
        self.reply = String(reply.prefix(500))
        self.retryAfterSeconds = retryAfterSeconds
    }

    private init(retrying: Bool, attempt: Int, reply: String) {
        guard retrying, attempt < Self.maximumAttempts else {
            self.init(state: .failed, reply: reply)
            return
        }
        // 2 s, 4 s, … capped at an hour: about six hours in all before a message is given up.
        let delay = min(3600, 1 << min(attempt, 12))
        self.init(state: .pending, reply: reply, retryAfterSeconds: delay)
    }
}
