/// Where reading of a partition starts.
public enum StartPosition: Sendable, Hashable {
    /// The next record to read. An offset outside the log ends the sequence with `offsetOutOfRange`.
    case offset(Int64)
    case beginning
    /// After the last record there is now.
    case end
    /// The offset the group committed; with none the sequence ends with `noOffset`.
    case committed
}

/// The application's part in a rebalance. Both calls are awaited while the group waits, so answer quickly. Calling
/// `commit` from here is fine; asking for the next batch from here is not (it is the batch request that got here).
public protocol AssignmentHandler: Sendable {
    /// New partitions. Nothing of them is fetched before this returns. Answer for each of them; throwing, a missing
    /// partition or a late answer makes the consumer leave the group and end its sequence with `assignmentRefused`.
    func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition]

    /// Partitions about to leave. Finish or give up what is in hand. `lost` means another member may own them already:
    /// write nothing more for them.
    func revoked(_ partitions: [TopicPartition], lost: Bool) async
}
