/// What one application's accepted events add up to: as much as later events and read models need, and no more.
public struct ApplicationState: Sendable, Equatable {
    /// The application.
    public var id: ApplicationID
    /// The benefit applied for.
    public var benefit: BenefitCode
    /// The number of accepted events.
    public var version: Int
    /// Where it stands.
    public var status: Status
    /// The first record's time: the filing time.
    public var filedAt: Instant
    /// The time of the event that brought the status.
    public var statusSince: Instant
    /// The time of the latest accepted event.
    public var lastEventAt: Instant
    /// Accepted events in order: index + 1 is the version.
    public var eventIDs: [EventID]
    /// The organisational cell in charge.
    public var unit: String?
    /// The id of the employee in charge.
    public var owner: String?
    /// Znak sprawy.
    public var caseNumber: String?
    /// While suspended: the status to go back to.
    public var suspendedFrom: Status?
    /// The day of the wywiad środowiskowy, once it took place.
    public var interviewCompletedOn: LocalDate?
    /// The decision, once there is one.
    public var decision: DecisionSummary?
    /// The sum of payments, in grosze.
    public var paidGrosze: Int
    /// The day of the latest payment.
    public var lastPaidOn: LocalDate?
    /// The clocks that run, at most one of a kind, in the order of `Deadline.Kind.allCases`.
    public var deadlines: [Deadline]

    /// All members, in their order.
    public init(
        id: ApplicationID, benefit: BenefitCode, version: Int, status: Status, filedAt: Instant, statusSince: Instant,
        lastEventAt: Instant, eventIDs: [EventID], unit: String? = nil, owner: String? = nil, caseNumber: String? = nil,
        suspendedFrom: Status? = nil, interviewCompletedOn: LocalDate? = nil, decision: DecisionSummary? = nil,
        paidGrosze: Int = 0, lastPaidOn: LocalDate? = nil, deadlines: [Deadline] = []
    ) {
        self.id = id
        self.benefit = benefit
        self.version = version
        self.status = status
        self.filedAt = filedAt
        self.statusSince = statusSince
        self.lastEventAt = lastEventAt
        self.eventIDs = eventIDs
        self.unit = unit
        self.owner = owner
        self.caseNumber = caseNumber
        self.suspendedFrom = suspendedFrom
        self.interviewCompletedOn = interviewCompletedOn
        self.decision = decision
        self.paidGrosze = paidGrosze
        self.lastPaidOn = lastPaidOn
        self.deadlines = deadlines
    }

    /// The clock of one kind, if it runs.
    public func deadline(_ kind: Deadline.Kind) -> Deadline? {
        deadlines.first { $0.kind == kind }
    }
}
