public import Applications

/// A message to the applicant, as the notifier's ledger has it.
public struct CaseMessage: Sendable, Equatable {
    /// Version of the case that it tells of.
    public let version: Int
    /// What it says: `confirmation`, `decision` …
    public let template: String
    /// `email` or `sms`.
    public let channel: String
    /// The address it went to.
    public let recipient: String
    /// `pending`, `sending`, `sent`, `unknown`, `failed` or `suppressed`.
    public let state: String
    /// When it was entered.
    public let createdAt: Instant
    /// When its state became final; nil while it is on its way.
    public let settledAt: Instant?

    /// Memberwise.
    public init(
        version: Int, template: String, channel: String, recipient: String, state: String, createdAt: Instant,
        settledAt: Instant?
    ) {
        self.version = version
        self.template = template
        self.channel = channel
        self.recipient = recipient
        self.state = state
        self.createdAt = createdAt
        self.settledAt = settledAt
    }

    /// The message as it stood at a moment; nil where there was none yet.
    ///
    /// At a time: one that was entered by then, and on its way unless it was settled by then. Of a version: one that
    /// tells of it or of an earlier one, as it stands today.
    public func asOf(_ moment: Moment) -> CaseMessage? {
        switch moment {
        case .latest: return self
        case .version(let version): return self.version <= version ? self : nil
        case .time(let time):
            guard createdAt <= time else { return nil }
            if let settledAt, settledAt <= time { return self }
            return CaseMessage(
                version: version, template: template, channel: channel, recipient: recipient, state: "pending",
                createdAt: createdAt, settledAt: nil)
        }
    }
}
