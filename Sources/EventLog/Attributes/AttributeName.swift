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
    init?(header: ArraySlice<UInt8>) {
        for (name, attribute) in Self.headers where name.count == header.count {
            if header.elementsEqual(name) {
                self = attribute
                return
            }
        }
        return nil
    }

    private static let headers: [(name: [UInt8], attribute: AttributeName)] = allCases.map { attribute in
        (name: Array("ce_\(attribute.rawValue)".utf8), attribute: attribute)
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
