public import Applications
public import Kafka

/// What the database says about one projection: its progress and the fates that its rows name.
public struct FollowerAccount: Sendable {
    /// What the rows of accepted events tell of them.
    public enum AcceptedRows: Sendable, Equatable {
        /// The position of the record.
        case byPosition
        /// How many each application has. Then what no other row claims counts as accepted, and a missing row shows in
        /// the application's number.
        case byApplication
    }

    /// The projection.
    public let follower: Follower
    /// Topics it follows.
    public let topics: Set<String>
    private let acceptedRows: AcceptedRows
    private(set) var partitions: [TopicPartition: PartitionAccount] = [:]
    private(set) var events = AcceptedEvents()

    /// - Parameters:
    ///   - follower: the projection.
    ///   - topics: those it follows, whether it has begun or not.
    ///   - acceptedRows: what its rows tell.
    public init(_ follower: Follower, topics: Set<String>, acceptedRows: AcceptedRows) {
        self.follower = follower
        self.topics = topics
        self.acceptedRows = acceptedRows
    }

    /// How far it has come in a partition.
    public mutating func setProgress(_ progress: Progress, of partition: TopicPartition) {
        partitions[partition, default: PartitionAccount()].progress = progress
    }

    /// A row that says what became of a record.
    public mutating func add(_ fate: Fate, at position: RecordPosition) {
        partitions[position.topicPartition, default: PartitionAccount()].add(fate, at: position.offset)
    }

    /// Accepted events of an application, where rows tell no more.
    public mutating func addAccepted(_ count: Int, of application: ApplicationID) {
        events.addRows(count, of: application)
    }

    /// A record of a topic that it follows; what is wrong with it, if anything is.
    mutating func note(_ record: ConsumedRecord) -> Difference.Kind? {
        let partition = record.topicPartition
        switch partitions[partition, default: PartitionAccount()].note(record.offset) {
        case .fate, .toCome(isClaimed: false): return nil
        case .toCome(isClaimed: true): return .rowAhead
        case .contested: return .recordContested
        case .unclaimed:
            // A record without an application's key is no event, so it can only have been parked.
            guard acceptedRows == .byApplication, let application = record.application else {
                return .recordUnaccounted
            }
            events.addRecord(of: application, in: partition)
            partitions[partition]?.inferAccepted(1)
            return nil
        }
    }

    /// After the last record: events that an application lacks are accounted for by nothing.
    mutating func settle() {
        for (_, surplus, partition) in events.differences where surplus > 0 {
            if let partition { partitions[partition]?.inferAccepted(-surplus) }
        }
    }

    /// What became of a record of this application.
    func finding(at position: RecordPosition, of application: ApplicationID) -> PartitionAccount.Finding {
        let finding = partitions[position.topicPartition]?.finding(at: position.offset) ?? .toCome(isClaimed: false)
        guard finding == .unclaimed, acceptedRows == .byApplication, events.surplus(of: application) <= 0 else {
            return finding
        }
        return .fate(.accepted)
    }
}
