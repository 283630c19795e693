internal import Kafka

/// A record's headers as `record.headers` keeps them: name and value by turns, in the order they were sent.
enum HeaderFrames {
    static func encode(_ headers: RecordHeaders) -> [UInt8] {
        var writer = FrameWriter(
            reservingCapacity: headers.reduce(0) { $0 + 8 + $1.key.utf8.count + ($1.value?.count ?? 0) })
        for header in headers {
            writer.append(header.key)
            writer.append(header.value)
        }
        return writer.bytes
    }

    /// Nil for bytes that `encode` does not write.
    static func decode(_ bytes: [UInt8]) -> RecordHeaders? {
        var reader = FrameReader(bytes)
        var headers: [KafkaHeader] = []
        while !reader.isAtEnd {
            guard case .some(.some(let name)) = reader.part(), let key = String(validating: name, as: UTF8.self),
                case .some(let value) = reader.part()
            else { return nil }
            headers.append(KafkaHeader(key: key, value: value))
        }
        return RecordHeaders(headers)
    }
}
