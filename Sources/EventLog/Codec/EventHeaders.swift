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
        append(HeaderName.contentType, "application/json")
        append(HeaderName.specversion, "1.0")
        append(HeaderName.id, metadata.id.description)
        append(HeaderName.source, metadata.source)
        append(HeaderName.type, EventType(of: kind).name)
        append(HeaderName.subject, metadata.applicationID.description)
        append(HeaderName.time, metadata.time.rfc3339)
        append(HeaderName.benefit, metadata.benefit.rawValue)
        if let version = metadata.expectedVersion { append(HeaderName.expectedversion, String(version)) }
        append(HeaderName.actor, metadata.actor.wire)
        append(HeaderName.ruleset, String(metadata.ruleset))
        return headers
    }
}
