public import Applications
public import JSON

/// Turns the data of one kind from a major version into the next one: a pure function.
public struct Upcaster: Sendable {
    /// The kind whose data changed.
    public let kind: EventKind
    /// The version that it reads; it gives the next one.
    public let version: Int
    /// The data in the next version; throws `EventDecodingError.invalidPayload` where the old data is not what it
    /// should have been.
    public let transform: @Sendable (JSONValue) throws(EventDecodingError) -> JSONValue

    /// All members, in their order.
    public init(
        kind: EventKind, version: Int,
        transform: @escaping @Sendable (JSONValue) throws(EventDecodingError) -> JSONValue
    ) {
        self.kind = kind
        self.version = version
        self.transform = transform
    }
}

/// The chain `vN → vN+1` of every kind. Old records are never rewritten: they are read through it.
public struct Upcasters: Sendable {
    /// Every kind is at its first version.
    public static let none = Upcasters([])

    private struct Step: Hashable {
        let kind: EventKind
        let version: Int
    }

    private let steps: [Step: Upcaster]

    /// Of two upcasters of the same kind and version the first is kept.
    public init(_ upcasters: [Upcaster]) {
        steps = Dictionary(
            upcasters.map { (Step(kind: $0.kind, version: $0.version), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether the chain leads from one version to the other without a gap.
    func canRead(_ kind: EventKind, from version: Int, to current: Int) -> Bool {
        version == current
            || version < current && (version..<current).allSatisfy { steps[Step(kind: kind, version: $0)] != nil }
    }

    /// The data in the current version; the node itself where it is current.
    func upcast(
        _ data: JSONNode, of kind: EventKind, from version: Int, to current: Int
    ) throws(EventDecodingError) -> JSONNode {
        guard version != current else { return data }
        var value = JSONValue(data)
        var reached = version
        while reached < current, let step = steps[Step(kind: kind, version: reached)] {
            value = try step.transform(value)
            reached += 1
        }
        guard reached == current else { throw .unknownVersion(kind: kind, version: version) }
        return try JSONDocument(value: value.encoded()).root
    }
}
