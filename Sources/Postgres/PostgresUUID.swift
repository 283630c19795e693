/// A UUID as its two big-endian halves, so that no other UUID type is needed here.
public struct PostgresUUID: Hashable, Sendable {
    /// The first eight bytes.
    public var high: UInt64
    /// The last eight bytes.
    public var low: UInt64

    /// Makes a UUID of its halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
