internal import Applications
internal import Benefits

/// An application on its way in: a form that was filled in, with the identity that follows from it (`ApplicationFiling`).
struct Submission: Sendable {
    let amountGrosze: Int?
    private let form: FormKind
    private let filing: Filing
    private let id: ApplicationID
    private let eventID: EventID
    private let submitted: Submitted

    /// - Parameters:
    ///   - key: what would make it the same when it comes again.
    ///   - isFilled: false leaves the answers out, where only what happens next is of interest.
    init(_ form: FormKind, _ filing: Filing, key: String, _ answers: SplitMix64, isFilled: Bool) {
        self.form = form
        self.filing = filing
        var random = answers
        let filled =
            isFilled
            ? form.fill(filing, &random)
            : FilledForm(answers: [], contact: nil, documents: [], amountGrosze: 10_000, isForeign: false)
        amountGrosze = filled.amountGrosze
        let hash = Identity.sha256(filled.answers)
        let filingKey = FilingKey(principal: Submission.principal, text: key)
        id = Identity.applicationID(principal: filingKey.principal, idempotencyKey: key, dataSha256: hash)
        eventID = Identity.eventID(application: id, kind: .submitted, idempotencyKey: key, dataSha256: hash)
        submitted = Submitted(
            form: form.identity, channel: filing.channel, language: filled.isForeign ? .uk : .pl,
            dataSha256: Hex.encode(hash),
            trackingCodeSha256: Hex.encode(TrackingCode(key: Submission.trackingKey, applicationID: id).sha256),
            idempotencyKeySha256: Hex.encode(filingKey.sha256), contact: filled.contact, documents: filled.documents,
            answers: OpaqueJSON(bytes: filled.answers))
    }

    func event(at time: Instant) -> ApplicationEvent {
        ApplicationEvent(
            metadata: EventMetadata(
                id: eventID, applicationID: id, benefit: form.benefit, source: SimulatedOffice.source, time: time,
                expectedVersion: 0, actor: .applicant, ruleset: ApplicationFiling.ruleset),
            body: .submitted(submitted))
    }

    private static let principal = "simulation"
    /// Not an office's key: these tracking codes open nothing.
    private static let trackingKey = Array("simulation".utf8)
}
