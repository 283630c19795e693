/// A projection, in the version that is live.
public struct Follower: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Name of the projection.
    public let projection: String
    /// Version of its tables; 0 where it has none yet.
    public let version: Int
    /// Whether it is made anew from the log when it is wrong; the notifier's ledger is not.
    public let isReadModel: Bool

    /// Memberwise.
    public init(projection: String, version: Int, isReadModel: Bool = true) {
        self.projection = projection
        self.version = version
        self.isReadModel = isReadModel
    }

    /// E.g. `housing-allowance v1`.
    public var description: String { version == 0 ? projection : "\(projection) v\(version)" }

    /// By name, then by version.
    public static func < (left: Self, right: Self) -> Bool {
        (left.projection, left.version) < (right.projection, right.version)
    }
}
