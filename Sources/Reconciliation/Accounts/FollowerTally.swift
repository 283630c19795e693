/// Records of a topic or partition by what a projection did with them.
public struct FollowerTally: Sendable, Equatable {
    /// Records in the log that the projection has passed.
    public var records = 0
    /// Those that changed their application.
    public var accepted = 0
    /// The same event again.
    public var duplicates = 0
    /// Refused by the fold.
    public var refused = 0
    /// Set aside.
    public var parked = 0
    /// Records that no row accounts for.
    public var unaccounted = 0
    /// Records that the projection has not reached.
    public var toCome = 0

    /// Nothing.
    public init() {}

    mutating func count(_ fate: Fate) {
        switch fate {
        case .accepted: accepted += 1
        case .duplicate: duplicates += 1
        case .refused: refused += 1
        case .parked: parked += 1
        }
    }

    static func += (sum: inout Self, part: Self) {
        sum.records += part.records
        sum.accepted += part.accepted
        sum.duplicates += part.duplicates
        sum.refused += part.refused
        sum.parked += part.parked
        sum.unaccounted += part.unaccounted
        sum.toCome += part.toCome
    }
}
