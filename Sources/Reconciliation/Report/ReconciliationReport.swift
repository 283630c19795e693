/// What the comparison came to.
public struct ReconciliationReport: Sendable, Equatable {
    /// One projection's account of one topic.
    public struct Line: Sendable, Equatable {
        /// The projection.
        public let follower: Follower
        /// Its records.
        public let tally: FollowerTally
    }

    /// One topic.
    public struct Topic: Sendable, Equatable {
        /// Its name.
        public let name: String
        /// Records in the log.
        public let records: Int
        /// Each projection that follows it.
        public let lines: [Line]
    }

    /// By name.
    public let topics: [Topic]
    /// Nil where no receipts were presented.
    public let receipts: ReceiptTally?
    /// What is not as it should be.
    public var differences: DifferenceList

    /// Receipts = events = projected + parked.
    public var isEqual: Bool { differences.total == 0 }
}
