public import Applications
public import Kafka

/// A record for the log, with what a reader will make of it.
public struct SimulatedRecord: Sendable {
    /// What it is to a reader who has met no unreadable record of the same application before.
    public enum Content: Sendable, Equatable {
        /// An event that is accepted.
        case event(EventKind)
        /// The same event again.
        case duplicate(EventKind)
        /// An event that comes too late for the version it expects.
        case loser(EventKind)
        /// Nothing that can be read.
        case unreadable
    }

    /// What it is.
    public let content: Content
    /// The record's key.
    public let application: ApplicationID
    /// What goes to the log.
    public let record: ProducerRecord
}
