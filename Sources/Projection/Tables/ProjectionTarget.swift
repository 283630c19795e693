/// Where a projection writes: which version of which projection, and in which schema its tables are.
public struct ProjectionTarget: Sendable, Hashable {
    /// Name of the projection, the key of its bookkeeping.
    public let projection: String
    /// Version, the other key.
    public let version: Int
    /// Schema of its tables. One of our own names, never input.
    public let schema: String
    /// Channel on which changes are announced; nil for a version that nobody reads yet, or nobody waits for.
    public let channel: String?

    /// Memberwise.
    public init(projection: String, version: Int, schema: String, channel: String?) {
        self.projection = projection
        self.version = version
        self.schema = schema
        self.channel = channel
    }

    /// For a projection whose tables are not rebuilt beside themselves.
    public static func unversioned(_ projection: String, schema: String) -> ProjectionTarget {
        ProjectionTarget(projection: projection, version: 1, schema: schema, channel: nil)
    }
}
