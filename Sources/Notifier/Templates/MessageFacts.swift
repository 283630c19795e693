import Applications
import JSON

/// What a message says, beyond its fixed words: no names, no amounts, no addresses.
struct MessageFacts: Sendable, Equatable {
    var reference: String
    var benefit: String
    /// The day the event happened, in Warsaw.
    var day: LocalDate
    /// Until when the decision is due.
    var decideBy: LocalDate?
    /// `granted`, `refused` or `discontinued`.
    var outcome: String?

    init(_ event: ApplicationEvent, state: ApplicationState) {
        reference = Reference(for: state.id).text
        benefit = state.benefit.rawValue
        day = event.metadata.time.warsawDate
        decideBy = state.deadline(.decideBy)?.due
        if case .decided(let decided) = event.body {
            outcome = decided.outcome.rawValue
        }
    }

    init(reference: String, benefit: String, day: LocalDate, decideBy: LocalDate?, outcome: String?) {
        self.reference = reference
        self.benefit = benefit
        self.day = day
        self.decideBy = decideBy
        self.outcome = outcome
    }

    func encoded() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("reference", reference)
        writer.member("benefit", benefit)
        writer.member("day", day.iso)
        writer.member("decideBy", decideBy?.iso)
        writer.member("outcome", outcome)
        writer.endObject()
        return writer.finish()
    }

    init?(decoding bytes: [UInt8]) {
        guard let root = try? JSONDocument(parsing: bytes).root,
            let reference = root["reference"]?.string, let benefit = root["benefit"]?.string,
            let day = root["day"]?.string.flatMap(LocalDate.init(iso:))
        else { return nil }
        self.init(
            reference: reference, benefit: benefit, day: day,
            decideBy: root["decideBy"]?.string.flatMap(LocalDate.init(iso:)), outcome: root["outcome"]?.string)
    }
}
