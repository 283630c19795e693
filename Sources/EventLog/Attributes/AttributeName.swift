/// The CloudEvents attributes that our events carry: those of the specification, then our extensions.
enum AttributeName: String, CaseIterable, Sendable {
    case specversion
    case id
    case source
    case type
    case subject
    case time
    case benefit
    case expectedversion
    case actor
    case ruleset

    /// The attribute that a record's header carries in binary mode; nil for another header.
    init?(header: String) {
        guard header.utf8.starts(with: AttributeName.prefix.utf8) else { return nil }
        self.init(rawValue: String(header.dropFirst(AttributeName.prefix.utf8.count)))
    }

    private static let prefix = "ce_"
}

/// Header names of the Kafka binding, binary mode. Kafka compares them byte by byte.
enum HeaderName {
    static let contentType = "content-type"
    static let traceparent = "traceparent"
    static let specversion = "ce_specversion"
    static let id = "ce_id"
    static let source = "ce_source"
    static let type = "ce_type"
    static let subject = "ce_subject"
    static let time = "ce_time"
    static let benefit = "ce_benefit"
    static let expectedversion = "ce_expectedversion"
    static let actor = "ce_actor"
    static let ruleset = "ce_ruleset"
}
