internal import Kafka

/// How a record carries its event (CloudEvents Kafka binding §3): attributes in headers, or all in the value.
enum ContentMode: Sendable, Equatable {
    case binary
    case structured

    init(of headers: RecordHeaders) throws(EventDecodingError) {
        var found: ArraySlice<UInt8>?
        for index in headers.indices {
            let place = headers.place(at: index)
            if place.key.count == ContentMode.header.count, headers.packed[place.key].elementsEqual(ContentMode.header)
            {
                guard found == nil else { throw .duplicateAttribute(HeaderName.contentType) }
                guard let value = place.value else { throw .invalidAttribute(HeaderName.contentType) }
                found = headers.packed[value]
            }
        }
        guard let found else { throw .missingAttribute(HeaderName.contentType) }
        if found.elementsEqual(ContentMode.json) {
            self = .binary
            return
        }
        let type = ContentMode.mediaType(found)
        // The binding's rule: whatever begins so is structured, and then only the JSON format is ours to read.
        if type.starts(with: "application/cloudevents".utf8) {
            guard type == Array("application/cloudevents+json".utf8) else { throw .unsupportedContentType }
            self = .structured
        } else if type == Array("application/json".utf8) {
            self = .binary
        } else {
            throw .unsupportedContentType
        }
    }

    private static let header = Array(HeaderName.contentType.utf8)
    private static let json = Array("application/json".utf8)

    /// Lower case, without parameters: `charset` means nothing to JSON (RFC 8259 §11).
    private static func mediaType(_ contentType: ArraySlice<UInt8>) -> [UInt8] {
        let end = contentType.firstIndex(of: UInt8(ascii: ";")) ?? contentType.endIndex
        let trimmed = contentType[..<end].reversed().drop { $0 == UInt8(ascii: " ") }.reversed()
        return trimmed.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
    }
}
