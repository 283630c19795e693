/// Bounds on what the parser accepts, checked before memory is spent.
public struct JSONLimits: Sendable, Hashable {
    /// Largest text, in bytes.
    public var maximumBytes: Int
    /// Deepest nesting of arrays and objects; a scalar document has depth 0.
    public var maximumDepth: Int

    /// Bounds of your own. Negative numbers count as zero.
    public init(maximumBytes: Int, maximumDepth: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
    }

    /// 1 MiB and 64 levels.
    public static let standard = JSONLimits(maximumBytes: 1 << 20, maximumDepth: 64)
}
