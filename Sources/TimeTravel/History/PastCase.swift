public import Applications

/// A case as it stood: its state, what the party had said until then, and how it came there.
public struct PastCase: Sendable, Equatable {
    /// A document and the version that brought it.
    public struct Document: Sendable, Equatable {
        /// The case's version after it was filed.
        public let version: Int
        /// Its fingerprint.
        public let document: AttachedDocument
    }

    /// Events until then, in order.
    public let timeline: [CaseHistory.Entry]
    /// The state after them.
    public let state: ApplicationState
    /// The filing as it was sent; the answers may have been corrected since.
    public let submitted: Submitted
    /// The answers as corrected last until then.
    public let answers: OpaqueJSON
    /// The version that brought them.
    public let answersVersion: Int
    /// Documents filed until then.
    public let documents: [Document]
    /// What happened next, if anything did.
    public let next: CaseHistory.Entry?
    /// Where the case was stopped by a record that cannot be read, if it was.
    public let stop: CaseHistory.Stop?

    /// Nil without an event that filed the case.
    init?(_ entries: ArraySlice<CaseHistory.Entry>, next: CaseHistory.Entry?, stop: CaseHistory.Stop?) {
        guard let last = entries.last, case .submitted(let submitted) = entries.first?.event.body else { return nil }
        var answers = submitted.answers
        var answersVersion = 1
        var documents = submitted.documents.map { Document(version: 1, document: $0) }
        for entry in entries {
            guard case .supplemented(let supplement) = entry.event.body else { continue }
            documents += supplement.documents.map { Document(version: entry.state.version, document: $0) }
            if let corrected = supplement.answers {
                answers = corrected
                answersVersion = entry.state.version
            }
        }
        timeline = Array(entries)
        state = last.state
        self.submitted = submitted
        self.answers = answers
        self.answersVersion = answersVersion
        self.documents = documents
        self.next = next
        self.stop = stop
    }
}
