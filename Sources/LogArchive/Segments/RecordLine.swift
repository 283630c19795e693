internal import Foundation
internal import JSON
internal import Kafka

/// One record as one line of JSON: bytes in base64, so that every key, value and header comes back as it was.
///
///     {"offset":7,"timestamp":1767225600000,"key":"…","value":null,"headers":[["ce_id","…"]]}
enum RecordLine {
    /// With the newline. The same record always gives the same bytes.
    static func encode(_ record: ConsumedRecord) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 256 + ((record.value?.count ?? 0) * 4) / 3)
        writer.beginObject()
        writer.member("offset", record.offset)
        writer.key("timestamp")
        if let timestamp = record.timestamp { writer.integer(timestamp) } else { writer.null() }
        writer.key("key")
        writer.base64(record.key)
        writer.key("value")
        writer.base64(record.value)
        writer.key("headers")
        writer.beginArray()
        for header in record.headers {
            writer.beginArray()
            writer.string(header.key)
            writer.base64(header.value)
            writer.endArray()
        }
        writer.endArray()
        writer.endObject()
        return writer.finish() + [UInt8(ascii: "\n")]
    }

    /// Nil for a line that no `encode` wrote. Without the newline.
    static func decode(_ line: UnsafeRawBufferPointer, of partition: TopicPartition) -> ConsumedRecord? {
        guard let document = try? JSONDocument(parsing: line, limits: limits) else { return nil }
        let root = document.root
        guard let offset = root["offset"]?.int, offset >= 0,
            let timestamp = root["timestamp"], timestamp.isNull || timestamp.int != nil,
            let key = root["key"].flatMap(Content.init), let value = root["value"].flatMap(Content.init),
            let list = root["headers"], list.kind == .array
        else { return nil }
        var headers: [KafkaHeader] = []
        for header in list.elements {
            guard header.count == 2, let name = header[0]?.string, let content = header[1].flatMap(Content.init) else {
                return nil
            }
            headers.append(KafkaHeader(key: name, value: content.bytes))
        }
        return ConsumedRecord(
            topic: partition.topic, partition: partition.partition, offset: offset, timestamp: timestamp.int,
            key: key.bytes, value: value.bytes, headers: RecordHeaders(headers))
    }

    /// Larger than any record a broker takes.
    private static let limits = JSONLimits(maximumBytes: 1 << 30, maximumDepth: 8)

    /// Bytes or none; nil for anything else.
    private struct Content {
        let bytes: [UInt8]?

        init?(_ node: JSONNode) {
            if node.isNull {
                bytes = nil
            } else if let text = node.string, let data = Data(base64Encoded: text) {
                bytes = Array(data)
            } else {
                return nil
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func base64(_ bytes: [UInt8]?) {
        guard let bytes else { return null() }
        let quote = UInt8(ascii: "\"")
        raw([quote] + Data(bytes).base64EncodedData() + [quote])
    }
}
