/// How far a projection has come in a partition, as its own bookkeeping says.
public struct Progress: Sendable, Equatable {
    /// Records by what became of them, counted as they were folded.
    public struct Counters: Sendable, Equatable {
        /// Changed their application.
        public var accepted: Int64
        /// The same event again.
        public var duplicates: Int64
        /// Refused by the fold.
        public var refused: Int64
        /// Set aside, and not released since.
        public var parked: Int64

        /// Memberwise.
        public init(accepted: Int64, duplicates: Int64, refused: Int64, parked: Int64) {
            self.accepted = accepted
            self.duplicates = duplicates
            self.refused = refused
            self.parked = parked
        }

        /// Every record counted.
        public var total: Int64 { accepted + duplicates + refused + parked }
    }

    /// The first record not folded yet.
    public var nextOffset: Int64
    /// The cluster that the offset belongs to.
    public var clusterID: String
    /// The counters.
    public var counters: Counters

    /// Memberwise.
    public init(nextOffset: Int64, clusterID: String, counters: Counters) {
        self.nextOffset = nextOffset
        self.clusterID = clusterID
        self.counters = counters
    }
}
