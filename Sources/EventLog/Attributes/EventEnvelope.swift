internal import Applications
internal import JSON
internal import Kafka

/// A record taken apart: its attributes, and its data still as it travelled.
struct EventEnvelope {
    let metadata: EventMetadata
    let type: EventType
    let data: [UInt8]

    /// In either content mode. Extensions that we do not know are ignored, as CloudEvents asks.
    init(_ record: ConsumedRecord) throws(EventDecodingError) {
        guard let value = record.value else { throw .tombstone }
        guard let benefit = Topics.benefit(of: record.topic) else { throw .foreignTopic }
        let key = try EventEnvelope.key(of: record)
        let attributes: AttributeTable
        switch try ContentMode(of: record.headers) {
        case .binary:
            attributes = try AttributeTable(record.headers)
            data = value
        case .structured:
            (attributes, data) = try EventEnvelope.structured(value)
        }
        type = try attributes.type()
        metadata = try attributes.metadata(of: benefit)
        guard metadata.applicationID == key else { throw .keyNotSubject }
        guard metadata.benefit == benefit else { throw .benefitNotTopic }
    }

    /// The key decides the partition by its bytes, so only one spelling of an id keeps its order.
    private static func key(of record: ConsumedRecord) throws(EventDecodingError) -> ApplicationID {
        guard let bytes = record.key, !bytes.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }),
            let uuid = UUID128(utf8: bytes)
        else { throw .invalidKey }
        return ApplicationID(uuid)
    }

    private static func structured(
        _ value: [UInt8]
    ) throws(EventDecodingError) -> (attributes: AttributeTable, data: [UInt8]) {
        let root = try JSONDocument(value: value).root
        var texts: [(name: AttributeName, text: String)] = []
        for (key, member) in root.members {
            guard let name = AttributeName(rawValue: key), !member.isNull else { continue }
            guard let text = member.string ?? member.int.map({ String($0) }) else {
                throw .invalidAttribute(name.rawValue)
            }
            texts.append((name, text))
        }
        guard let data = root["data"] else { throw .missingData }
        return (try AttributeTable(texts), data.encoded())
    }
}

extension JSONDocument {
    /// A record's value, which must be a JSON object.
    convenience init(value: [UInt8]) throws(EventDecodingError) {
        do {
            try self.init(parsing: value)
        } catch {
            throw .valueNotJSON(reason: error.code.rawValue, byteOffset: error.byteOffset)
        }
        guard root.kind == .object else { throw .invalidPayload(pointer: "") }
    }
}
