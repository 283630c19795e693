public import Applications

/// What the read model says about a case, as far as its applicant may see it.
public struct CaseFacts: Sendable {
    /// Number to quote.
    public let reference: Reference
    /// Name of the benefit.
    public let benefit: String
    /// Where it stands; nil for a status that this edition does not know.
    public let status: Status?
    let since: Instant
    let filedAt: Instant
    let history: [(kind: EventKind, at: Instant)]
    let deadlines: [CaseDeadline]

    /// - Parameters:
    ///   - status: raw value of ``Status``.
    ///   - history: raw values of ``EventKind`` with their times, oldest first; unknown ones are left out.
    ///   - deadlines: JSON of the read model, `[{"kind", "due", "basis"}]`.
    public init(
        reference: Reference, benefit: String, status: String, since: Instant, filedAt: Instant,
        history: [(kind: String, at: Instant)], deadlines: [UInt8]
    ) {
        self.reference = reference
        self.benefit = benefit
        self.status = Status(rawValue: status)
        self.since = since
        self.filedAt = filedAt
        self.history = history.compactMap { entry in EventKind(rawValue: entry.kind).map { ($0, entry.at) } }
        self.deadlines = CaseDeadline.all(in: deadlines)
    }

    /// Whether the lifecycle lets the applicant do this now.
    public func allows(_ kind: EventKind) -> Bool {
        status.map { !Lifecycle.targets(from: $0, on: kind).isEmpty } ?? false
    }

    func deadline(_ kind: Deadline.Kind) -> CaseDeadline? { deadlines.first { $0.kind == kind } }
}
