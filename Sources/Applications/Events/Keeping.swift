/// The case ended: period over, no open claims; the retention clock starts.
public struct Closed: Sendable, Equatable {
    /// Why.
    public let reason: String

    /// All members, in their order.
    public init(reason: String) {
        self.reason = reason
    }
}

/// A note for the file; changes nothing.
public struct NoteAdded: Sendable, Equatable {
    /// The note.
    public let text: String

    /// All members, in their order.
    public init(text: String) {
        self.text = text
    }
}

/// Personal data were destroyed at the end of retention; nothing may follow.
public struct Erased: Sendable, Equatable {
    /// The legal basis.
    public let basis: String

    /// All members, in their order.
    public init(basis: String) {
        self.basis = basis
    }
}
