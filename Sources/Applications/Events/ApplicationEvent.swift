/// What surrounds every event: identity, time, origin and the version its author had seen.
public struct EventMetadata: Sendable, Equatable {
    /// Identity: equal on a retry.
    public let id: EventID
    /// The application this happened to.
    public let applicationID: ApplicationID
    /// The benefit applied for.
    public let benefit: BenefitCode
    /// Where it was recorded: a URI-reference such as `/intake`.
    public let source: String
    /// When it was recorded; of `submitted`, the filing time.
    public let time: Instant
    /// The version its author had seen; nil lets it follow any version.
    public let expectedVersion: Int?
    /// Who caused it.
    public let actor: Actor
    /// The number of the rule set that was in force where it was recorded.
    public let ruleset: Int

    /// All members, in their order.
    public init(
        id: EventID, applicationID: ApplicationID, benefit: BenefitCode, source: String, time: Instant,
        expectedVersion: Int? = nil, actor: Actor, ruleset: Int = 1
    ) {
        self.id = id
        self.applicationID = applicationID
        self.benefit = benefit
        self.source = source
        self.time = time
        self.expectedVersion = expectedVersion
        self.actor = actor
        self.ruleset = ruleset
    }
}

/// One fact on the log.
public struct ApplicationEvent: Sendable, Equatable {
    /// What surrounds the fact.
    public let metadata: EventMetadata
    /// The fact.
    public let body: EventBody

    /// Both parts.
    public init(metadata: EventMetadata, body: EventBody) {
        self.metadata = metadata
        self.body = body
    }
}

/// Canonical JSON (RFC 8785) that the lifecycle does not look into: the form's answers.
public struct OpaqueJSON: Sendable, Hashable {
    /// The UTF-8 text.
    public let bytes: [UInt8]

    /// Wraps text that is already canonical.
    public init(bytes: [UInt8]) { self.bytes = bytes }
}
