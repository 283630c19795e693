public import Applications

/// One application on its way into the log: the event, and what the applicant is told.
///
/// Everything follows from the key and the answers, so a repeated filing is the same event with the same reference and
/// code, whichever service derives it and without anything being stored (G3).
public struct ApplicationFiling: Sendable {
    /// The way it came and the time that counts as filing.
    public struct Circumstances: Sendable {
        /// The channel.
        public let channel: FilingChannel
        /// The service that records it, such as `/intake`.
        public let source: String
        /// When it counts as filed.
        public let filedAt: Instant
        /// The language to write to the applicant in.
        public let language: Submitted.Language
        /// Documents filed with it.
        public let documents: [AttachedDocument]

        /// All members, in their order.
        public init(
            channel: FilingChannel, source: String, filedAt: Instant, language: Submitted.Language = .pl,
            documents: [AttachedDocument] = []
        ) {
            self.channel = channel
            self.source = source
            self.filedAt = filedAt
            self.language = language
            self.documents = documents
        }
    }

    /// The rules of the fold that are in force where it is recorded.
    public static let ruleset = 1

    /// The `submitted` event.
    public let event: ApplicationEvent
    /// The secret that opens its status.
    public let trackingCode: TrackingCode

    /// The number to quote.
    public var reference: Reference { Reference(for: event.metadata.applicationID) }

    /// - Parameters:
    ///   - answers: checked against the form before.
    ///   - contact: where notices go, as the form lifts it from the answers.
    ///   - form: the form answered.
    ///   - key: makes it the same when it comes again.
    ///   - circumstances: how and when it came.
    ///   - trackingKey: the key that tracking codes are derived with.
    public init(
        _ answers: CanonicalAnswers, contact: Submitted.Contact?, form: FormDefinition, key: FilingKey,
        circumstances: Circumstances, trackingKey: [UInt8]
    ) {
        let id = Identity.applicationID(
            principal: key.principal, idempotencyKey: key.text, dataSha256: answers.sha256)
        trackingCode = TrackingCode(key: trackingKey, applicationID: id)
        event = ApplicationEvent(
            metadata: EventMetadata(
                id: Identity.eventID(
                    application: id, kind: .submitted, idempotencyKey: key.text, dataSha256: answers.sha256),
                applicationID: id, benefit: form.benefit, source: circumstances.source, time: circumstances.filedAt,
                expectedVersion: 0, actor: .applicant, ruleset: Self.ruleset),
            body: .submitted(
                Submitted(
                    form: form.identity, channel: circumstances.channel, language: circumstances.language,
                    dataSha256: answers.sha256Hex, trackingCodeSha256: Hex.encode(trackingCode.sha256),
                    idempotencyKeySha256: Hex.encode(key.sha256), contact: contact,
                    documents: circumstances.documents, answers: answers.json)))
    }
}
