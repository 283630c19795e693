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
        // Almost all of these are short enough to be compared as two machine words.
        switch header {
        case HeaderName.id: self = .id
        case HeaderName.type: self = .type
        case HeaderName.time: self = .time
        case HeaderName.subject: self = .subject
        case HeaderName.source: self = .source
        case HeaderName.benefit: self = .benefit
        case HeaderName.actor: self = .actor
        case HeaderName.ruleset: self = .ruleset
        case HeaderName.specversion: self = .specversion
        case HeaderName.expectedversion: self = .expectedversion
        default: return nil
        }
    }
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
