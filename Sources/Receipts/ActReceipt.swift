public import Applications
internal import JSON

/// Confirmation that an applicant's later act is in the log: a supplement or a withdrawal.
public struct ActReceipt: Sendable, Equatable, SignedReceipt {
    /// Version of this layout.
    public static let layout = 1

    /// What was known of the act when the receipt was given.
    public enum Outcome: Sendable, Equatable {
        /// It counts; the application then stood there.
        case accepted(Status)
        /// In the log, its effect not known yet: the status page will say.
        case pending

        var name: String {
            switch self {
            case .accepted: "accepted"
            case .pending: "pending"
            }
        }

        var status: String? {
            switch self {
            case .accepted(let status): status.rawValue
            case .pending: nil
            }
        }
    }

    /// Full name of the receiving authority.
    public var authority: String
    /// Benefit applied for.
    public var benefit: BenefitCode
    /// What was done.
    public var act: EventKind
    /// What was known of it.
    public var outcome: Outcome
    /// Number of the application.
    public var reference: Reference
    /// The application.
    public var applicationID: ApplicationID
    /// The event.
    public var eventID: EventID
    /// SHA-256 of the new answers in RFC 8785 form, lower-case hex; nil without answers.
    public var dataSha256: String?
    /// SHA-256 of each document, lower-case hex.
    public var documents: [String]
    /// Topic of the record.
    public var topic: String
    /// Partition of the record.
    public var partition: Int32
    /// Offset of the record.
    public var offset: Int64
    /// When the authority's system took it in.
    public var receivedAt: Instant

    /// Every field.
    public init(
        authority: String, benefit: BenefitCode, act: EventKind, outcome: Outcome, reference: Reference,
        applicationID: ApplicationID, eventID: EventID, dataSha256: String?, documents: [String], topic: String,
        partition: Int32, offset: Int64, receivedAt: Instant
    ) {
        self.authority = authority
        self.benefit = benefit
        self.act = act
        self.outcome = outcome
        self.reference = reference
        self.applicationID = applicationID
        self.eventID = eventID
        self.dataSha256 = dataSha256
        self.documents = documents
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.receivedAt = receivedAt
    }

    /// The RFC 8785 form: what is signed. Members are written in their sorted order.
    public func canonical() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 640)
        writer.beginObject()
        writer.member("act", act.rawValue)
        writer.member("applicationId", applicationID.description)
        writer.member("authority", authority)
        writer.member("benefit", benefit.rawValue)
        writer.member("dataSha256", dataSha256)
        writer.key("documents")
        writer.beginArray()
        for document in documents { writer.string(document) }
        writer.endArray()
        writer.member("eventId", eventID.description)
        writer.member("offset", offset)
        writer.member("outcome", outcome.name)
        writer.member("partition", Int64(partition))
        writer.member("receivedAt", receivedAt.rfc3339)
        writer.member("reference", reference.text)
        writer.member("status", outcome.status)
        writer.member("topic", topic)
        writer.member("version", Int64(Self.layout))
        writer.endObject()
        return writer.finish()
    }
}
