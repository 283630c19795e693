public import Applications
internal import JSON

/// Confirmation that an application is in the log: what was received, when, and where the record is.
///
/// Given only after the broker said that the record is persisted (G1). The event id is the identity; topic, partition
/// and offset are evidence, and a retry may name a later position of the same event. It is not an UPO: that one comes
/// from ePUAP or e-Doręczenia only.
public struct Receipt: Sendable, Equatable, SignedReceipt {
    /// Version of this layout.
    public static let layout = 1

    /// Full name of the receiving authority.
    public var authority: String
    /// Benefit applied for.
    public var benefit: BenefitCode
    /// Form and its version.
    public var form: Submitted.Form
    /// Number to quote, with its check character.
    public var reference: Reference
    /// Secret for asking about the status, as text.
    public var trackingCode: String
    /// The application.
    public var applicationID: ApplicationID
    /// The event that filed it.
    public var eventID: EventID
    /// SHA-256 of the data in RFC 8785 form, lower-case hex.
    public var dataSha256: String
    /// Topic of the record.
    public var topic: String
    /// Partition of the record.
    public var partition: Int32
    /// Offset of the record.
    public var offset: Int64
    /// When the authority's system took it in.
    public var receivedAt: Instant

    /// Every field, in the order of the receipt.
    public init(
        authority: String, benefit: BenefitCode, form: Submitted.Form, reference: Reference, trackingCode: String,
        applicationID: ApplicationID, eventID: EventID, dataSha256: String, topic: String, partition: Int32,
        offset: Int64, receivedAt: Instant
    ) {
        self.authority = authority
        self.benefit = benefit
        self.form = form
        self.reference = reference
        self.trackingCode = trackingCode
        self.applicationID = applicationID
        self.eventID = eventID
        self.dataSha256 = dataSha256
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.receivedAt = receivedAt
    }

    /// The RFC 8785 form: what is signed. Members are written in their sorted order.
    public func canonical() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 640)
        writer.beginObject()
        writer.member("applicationId", applicationID.description)
        writer.member("authority", authority)
        writer.member("benefit", benefit.rawValue)
        writer.member("dataSha256", dataSha256)
        writer.member("eventId", eventID.description)
        writer.key("form")
        writer.beginObject()
        writer.member("id", form.id)
        writer.member("version", form.version)
        writer.endObject()
        writer.member("offset", offset)
        writer.member("partition", Int64(partition))
        writer.member("receivedAt", receivedAt.rfc3339)
        writer.member("reference", reference.text)
        writer.member("topic", topic)
        writer.member("trackingCode", trackingCode)
        writer.member("version", Int64(Self.layout))
        writer.endObject()
        return writer.finish()
    }
}
