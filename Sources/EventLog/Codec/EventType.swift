internal import Applications

/// The `type` attribute: `pl.wniosek.application.<kind>.v<major>`.
struct EventType: Hashable, Sendable {
    /// What happened.
    let kind: EventKind
    /// The major version of the data, from 1; minor changes add optional members and keep it.
    let version: Int

    /// The version that this code writes of every kind.
    static let currentVersion = 1

    /// The type as written today.
    init(of kind: EventKind) {
        self.kind = kind
        version = EventType.currentVersion
    }

    /// Nil for a type that is none of those written today.
    init?(current name: ArraySlice<UInt8>) {
        for (known, type) in EventType.current where known.count == name.count {
            if name.elementsEqual(known) {
                self = type
                return
            }
        }
        return nil
    }

    /// Nil for a type that is none of ours.
    init?(name: String) {
        let text = name.utf8
        guard text.starts(with: EventType.prefix.utf8),
            let dot = text.lastIndex(of: UInt8(ascii: ".")),
            let start = text.index(text.startIndex, offsetBy: EventType.prefix.utf8.count, limitedBy: dot)
        else { return nil }
        let version = text[text.index(after: dot)...]
        guard version.first == UInt8(ascii: "v"), let number = NaturalNumber.value(version.dropFirst()),
            let kind = EventKind(rawValue: String(name[start..<dot]))
        else { return nil }
        self.kind = kind
        self.version = number
    }

    var name: String { "\(EventType.prefix)\(kind.rawValue).v\(version)" }

    private static let current = EventKind.allCases.map { kind in
        let type = EventType(of: kind)
        return (name: Array(type.name.utf8), type: type)
    }

    private static let prefix = "pl.wniosek.application."
}
