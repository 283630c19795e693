internal import Applications
internal import Kafka

/// What happens to a lane.
enum ProjectionInput: Sendable {
    /// Why an action failed.
    enum Failure: Sendable, Equatable {
        /// The database is away or busy; whether a commit happened is unknown.
        case transient(code: String)
        /// The database refuses the values of a row.
        case data(sqlState: String)
        /// Nothing that waiting mends.
        case final(ProjectionFailure)
    }

    /// The group gave it partitions.
    case assigned([TopicPartition])
    /// The group takes partitions back.
    case revoked([TopicPartition])
    /// Records in log order, of any partitions.
    case records([DecodedRecord])
    /// Records that were set aside, of one application, in log order: an operator wants them tried again.
    case release([DecodedRecord])
    /// Reply to `claim`; also the applications that records set aside stop.
    case claimed([TopicPartition: PartitionLedger.Claim], stopped: [ApplicationID: RecordPosition])
    /// Reply to `load`: the states that exist.
    case loaded([ApplicationState])
    /// Reply to `commit`, with what the read model remembers of partitions now.
    case committed(memos: [TopicPartition: [UInt8]])
    /// Reply to `wait`.
    case elapsed
    /// Reply to `claim`, `load` or `commit` that did not work.
    case failed(Failure)
}

/// What a lane does next.
enum ProjectionAction: Sendable {
    /// Raise the partitions' epochs and learn where they stand.
    case claim([TopicPartition])
    /// Read states.
    case load([ApplicationID])
    /// Write in one transaction.
    case commit(ProjectionTransaction)
    /// Wait, because of the failure with this code.
    case wait(Duration, code: String)
    /// Nothing: give it records.
    case rest
    /// End.
    case stop(ProjectionFailure)
}
