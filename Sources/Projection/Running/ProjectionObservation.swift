public import Kafka

/// Facts worth counting or logging; what becomes of them is decided elsewhere.
public enum ProjectionObservation: Sendable {
    /// A batch and its offset are committed.
    case committed(accepted: Int, duplicates: Int, refused: Int, parked: Int, duration: Duration)
    /// Age of the oldest record not folded yet, by the log's time; 0 when there is none.
    case eventAge(seconds: Double)
    /// Records between the resume point and the end of a partition; 0 for one that another instance has from now on.
    case lag(TopicPartition, records: Int64)
    /// Partitions were taken over.
    case claimed(partitions: Int)
    /// Partitions were given back; `lost` when the group took them away.
    case released(partitions: Int, lost: Bool)
    /// A batch waits for the database; the code names the failure.
    case waiting(code: String)
    /// Nothing is followed until an operator has done something; the code says what for.
    case standingStill(code: String)
    /// There is a version to follow; partitions are yet to come.
    case joining
    /// Another instance owns the partitions now.
    case fenced
    /// A record was parked for this reason.
    case parked(reason: String)
    /// A record set aside is to be folded again, and the log does not have it any more.
    case goneFromLog(RecordPosition)
    /// What the followed version accounts for, of the partitions of all its instances.
    case accounted([PartitionAccount])
}

/// Receives the facts; called on the projector's own task, must not block.
public typealias ProjectionObserver = @Sendable (ProjectionObservation) -> Void
