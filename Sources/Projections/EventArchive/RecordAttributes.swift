internal import Applications
internal import JSON
internal import Kafka

/// What can be told of a record without understanding it, so that records are found again: also of those that no
/// reader of this version can decode.
struct RecordAttributes: Equatable {
    /// As the engine sees it: the key decides, not what the record says of itself.
    let application: ApplicationID?
    let eventID: EventID?
    let eventType: String?
    let time: Instant?

    init(_ record: ConsumedRecord) {
        application = record.key.flatMap { UUID128(String(decoding: $0, as: UTF8.self)) }.map(ApplicationID.init)
        let texts = Texts(record)
        eventID = texts.id.flatMap(UUID128.init).map(EventID.init)
        eventType = texts.type.flatMap { Self.isName($0) ? $0 : nil }
        time = texts.time.flatMap(Instant.init(rfc3339:))
    }

    /// Visible ASCII of a sensible length, as every type is.
    private static func isName(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

/// The attributes as they are written, in either content mode of the CloudEvents Kafka binding.
private struct Texts {
    var id: String?
    var type: String?
    var time: String?

    init(_ record: ConsumedRecord) {
        var (ids, types, times) = (0, 0, 0)
        for header in record.headers {
            switch header.key {
            case "ce_id": id = Self.text(header, &ids)
            case "ce_type": type = Self.text(header, &types)
            case "ce_time": time = Self.text(header, &times)
            case "content-type" where header.value?.starts(with: "application/cloudevents".utf8) == true:
                readMembers(of: record.value)
                return
            default: break
            }
        }
    }

    private mutating func readMembers(of value: [UInt8]?) {
        let root = value.flatMap { try? JSONDocument(parsing: $0).root }
        id = root?["id"]?.string
        type = root?["type"]?.string
        time = root?["time"]?.string
    }

    /// A header that is there twice says nothing.
    private static func text(_ header: KafkaHeader, _ seen: inout Int) -> String? {
        seen += 1
        guard seen == 1, let value = header.value else { return nil }
        return String(validating: value, as: UTF8.self)
    }
}
