internal import Applications
internal import Kafka

/// The headers of binary mode, in the order of ARCHITECTURE §3.
enum EventHeaders {
    static func make(for metadata: EventMetadata, kind: EventKind) -> [KafkaHeader] {
        var headers: [KafkaHeader] = []
        headers.reserveCapacity(12)
        func append(_ name: String, _ text: String) {
            headers.append(KafkaHeader(key: name, value: Array(text.utf8)))
        }
        headers.append(contentType)
        headers.append(specversion)
        append(HeaderName.id, metadata.id.description)
        append(HeaderName.source, metadata.source)
        headers.append(KafkaHeader(key: HeaderName.type, value: types[kind]))
        append(HeaderName.subject, metadata.applicationID.description)
        append(HeaderName.time, metadata.time.rfc3339)
        append(HeaderName.benefit, metadata.benefit.rawValue)
        if let version = metadata.expectedVersion { append(HeaderName.expectedversion, String(version)) }
        append(HeaderName.actor, metadata.actor.wire)
        append(HeaderName.ruleset, String(metadata.ruleset))
        return headers
    }

    // Made once: the same on every record.
    private static let contentType = KafkaHeader(
        key: HeaderName.contentType, value: Array("application/json".utf8))
    private static let specversion = KafkaHeader(key: HeaderName.specversion, value: Array("1.0".utf8))
    private static let types = Dictionary(
        uniqueKeysWithValues: EventKind.allCases.map { ($0, Array(EventType(of: $0).name.utf8)) })
}
