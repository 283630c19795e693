/// What a projection did with a record; every record has exactly one fate.
public enum Fate: String, Sendable, Hashable, CaseIterable {
    /// Changed the application.
    case accepted
    /// The same event again; changed nothing.
    case duplicate
    /// Refused by the fold; changed nothing.
    case refused
    /// Set aside.
    case parked
}
