public import Applications

/// Why a record is not an event we can read. Closed: each case is a reason for parking. Never carries a value of the
/// record, only names that we know and positions.
public enum EventDecodingError: Error, Sendable, Equatable {
    /// The record has no value.
    case tombstone
    /// The topic is none of the log's.
    case foreignTopic
    /// The key is missing or is not an application id in its canonical text.
    case invalidKey
    /// The content type is neither `application/json` nor CloudEvents in JSON.
    case unsupportedContentType
    /// A required attribute is missing.
    case missingAttribute(String)
    /// An attribute is there more than once.
    case duplicateAttribute(String)
    /// An attribute has a form it may not have.
    case invalidAttribute(String)
    /// `subject` is another application than the key.
    case keyNotSubject
    /// `benefit` is another benefit than the topic's.
    case benefitNotTopic
    /// The type is none of ours.
    case unknownType
    /// The type is ours in a major version that no upcaster of this reader knows.
    case unknownVersion(kind: EventKind, version: Int)
    /// The seal could not be opened.
    case sealNotOpened
    /// The value is not JSON; `reason` is a code of the JSON parser.
    case valueNotJSON(reason: String, byteOffset: Int)
    /// A structured event has no `data`.
    case missingData
    /// A member of the data is missing or has a form it may not have.
    case invalidPayload(pointer: String)

    /// Stable, kebab-case: stored with a parked record.
    public var code: String {
        switch self {
        case .tombstone: "tombstone"
        case .foreignTopic: "foreign-topic"
        case .invalidKey: "invalid-key"
        case .unsupportedContentType: "unsupported-content-type"
        case .missingAttribute: "missing-attribute"
        case .duplicateAttribute: "duplicate-attribute"
        case .invalidAttribute: "invalid-attribute"
        case .keyNotSubject: "key-not-subject"
        case .benefitNotTopic: "benefit-not-topic"
        case .unknownType: "unknown-type"
        case .unknownVersion: "unknown-version"
        case .sealNotOpened: "seal-not-opened"
        case .valueNotJSON: "value-not-json"
        case .missingData: "missing-data"
        case .invalidPayload: "invalid-payload"
        }
    }

    /// One English sentence for operators, without values.
    public var detail: String {
        switch self {
        case .tombstone: "The record has no value."
        case .foreignTopic: "The topic is not of the form applications.<benefit>.v1."
        case .invalidKey: "The record's key is not an application id (lower-case UUID)."
        case .unsupportedContentType: "The content type is neither application/json nor application/cloudevents+json."
        case .missingAttribute(let name): "The attribute \(name) is missing."
        case .duplicateAttribute(let name): "The attribute \(name) is there more than once."
        case .invalidAttribute(let name): "The attribute \(name) has a form that it may not have."
        case .keyNotSubject: "The attribute subject names another application than the record's key."
        case .benefitNotTopic: "The attribute benefit names another benefit than the topic."
        case .unknownType: "The event type is not known; a newer reader may be needed."
        case .unknownVersion(let kind, let version):
            "Version \(version) of \(kind.rawValue) is not known; a newer reader may be needed."
        case .sealNotOpened: "The value is sealed and its seal could not be opened."
        case .valueNotJSON(let reason, let offset): "The value is not JSON: \(reason) at byte \(offset)."
        case .missingData: "The structured event has no JSON data."
        case .invalidPayload(let pointer): "The data is missing or wrong at \"\(pointer)\"."
        }
    }
}
