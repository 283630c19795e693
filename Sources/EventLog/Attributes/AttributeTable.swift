internal import Applications
internal import Kafka

/// The attributes of one event as they are written, each at most once, and their reading. They stay where they are in
/// one buffer: a text of each would be a dozen allocations for every record.
struct AttributeTable {
    private let bytes: [UInt8]
    private var places = InlineArray<10, Range<Int>?>(repeating: nil)

    /// The attributes that the headers carry in binary mode.
    init(_ headers: RecordHeaders) throws(EventDecodingError) {
        bytes = headers.packed
        for index in headers.indices {
            let place = headers.place(at: index)
            if let name = AttributeName(header: bytes[place.key]) {
                guard let value = place.value else { throw .invalidAttribute(name.rawValue) }
                try note(value, as: name)
            }
        }
    }

    /// The attributes that structured mode has as members.
    init(_ texts: [(name: AttributeName, text: String)]) throws(EventDecodingError) {
        bytes = texts.flatMap { Array($0.text.utf8) }
        var start = 0
        for (name, text) in texts {
            let end = start + text.utf8.count
            try note(start..<end, as: name)
            start = end
        }
    }

    private mutating func note(_ place: Range<Int>, as name: AttributeName) throws(EventDecodingError) {
        guard places[name.position] == nil else { throw .duplicateAttribute(name.rawValue) }
        places[name.position] = place
    }

    /// Everything but the type, which the data's reading needs apart.
    ///
    /// - Parameter benefit: the one that the topic is for.
    func metadata(of benefit: BenefitCode) throws(EventDecodingError) -> EventMetadata {
        _ = try value(.specversion) { $0.elementsEqual("1.0".utf8) ? true : nil }
        return EventMetadata(
            id: EventID(try value(.id) { UUID128(utf8: $0) }),
            applicationID: ApplicationID(try value(.subject) { UUID128(utf8: $0) }),
            benefit: try self.benefit(expecting: benefit),
            source: try value(.source) { $0.isEmpty ? nil : String(validating: $0, as: UTF8.self) },
            time: try value(.time) { Instant(rfc3339: $0) },
            expectedVersion: places[AttributeName.expectedversion.position] == nil
                ? nil : try value(.expectedversion) { NaturalNumber.value($0) },
            actor: try value(.actor) { String(validating: $0, as: UTF8.self).flatMap(Actor.init(wire:)) },
            ruleset: try value(.ruleset) { NaturalNumber.value($0) })
    }

    /// The type, unless it is none of ours.
    func type() throws(EventDecodingError) -> EventType {
        let text = try text(.type)
        if let known = EventType(current: text) { return known }
        guard let name = String(validating: text, as: UTF8.self) else {
            throw .invalidAttribute(AttributeName.type.rawValue)
        }
        guard let type = EventType(name: name) else { throw .unknownType }
        return type
    }

    /// The topic's own text where it is the same, as it nearly always is.
    private func benefit(expecting expected: BenefitCode) throws(EventDecodingError) -> BenefitCode {
        try value(.benefit) { text in
            if text.elementsEqual(expected.rawValue.utf8) { return expected }
            return text.isEmpty ? nil : String(validating: text, as: UTF8.self).map(BenefitCode.init(rawValue:))
        }
    }

    private func text(_ name: AttributeName) throws(EventDecodingError) -> ArraySlice<UInt8> {
        guard let place = places[name.position] else { throw .missingAttribute(name.rawValue) }
        return bytes[place]
    }

    private func value<Value>(
        _ name: AttributeName, _ read: (ArraySlice<UInt8>) -> Value?
    ) throws(EventDecodingError) -> Value {
        guard let value = read(try text(name)) else { throw .invalidAttribute(name.rawValue) }
        return value
    }
}

extension AttributeName {
    fileprivate var position: Int {
        switch self {
        case .specversion: 0
        case .id: 1
        case .source: 2
        case .type: 3
        case .subject: 4
        case .time: 5
        case .benefit: 6
        case .expectedversion: 7
        case .actor: 8
        case .ruleset: 9
        }
    }
}
