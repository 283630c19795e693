internal import Applications

/// The attributes of one event as text, each at most once, and their reading.
struct AttributeTable {
    private var texts: [String?] = Array(repeating: nil, count: AttributeName.allCases.count)

    /// Records the attribute; a second one of the same name is refused.
    mutating func insert(_ text: String, as name: AttributeName) throws(EventDecodingError) {
        guard texts[name.position] == nil else { throw .duplicateAttribute(name.rawValue) }
        texts[name.position] = text
    }

    /// Everything but the type, which the data's reading needs apart.
    func metadata() throws(EventDecodingError) -> EventMetadata {
        guard try text(.specversion) == "1.0" else { throw .invalidAttribute(AttributeName.specversion.rawValue) }
        return EventMetadata(
            id: EventID(try value(.id, UUID128.init)),
            applicationID: ApplicationID(try value(.subject, UUID128.init)),
            benefit: BenefitCode(rawValue: try value(.benefit) { $0.isEmpty ? nil : $0 }),
            source: try value(.source) { $0.isEmpty ? nil : $0 },
            time: try value(.time, Instant.init(rfc3339:)),
            expectedVersion: texts[AttributeName.expectedversion.position] == nil
                ? nil : try value(.expectedversion) { NaturalNumber.value($0.utf8) },
            actor: try value(.actor, Actor.init(wire:)),
            ruleset: try value(.ruleset) { NaturalNumber.value($0.utf8) })
    }

    /// The type, unless it is none of ours.
    func type() throws(EventDecodingError) -> EventType {
        guard let type = EventType(name: try text(.type)) else { throw .unknownType }
        return type
    }

    private func text(_ name: AttributeName) throws(EventDecodingError) -> String {
        guard let text = texts[name.position] else { throw .missingAttribute(name.rawValue) }
        return text
    }

    private func value<Value>(
        _ name: AttributeName, _ read: (String) -> Value?
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
