public import Applications
public import Kafka

/// What a batch of records came to, in log order.
public struct FoldedBatch: Sendable, Equatable {
    /// An event that changed its application. An object, because a batch is looked through several times and event and
    /// state are large.
    public final class Accepted: Sendable, Equatable {
        /// Where the record is.
        public let position: RecordPosition
        /// The event itself.
        public let event: ApplicationEvent
        /// The state after it.
        public let state: ApplicationState

        /// Memberwise.
        public init(position: RecordPosition, event: ApplicationEvent, state: ApplicationState) {
            self.position = position
            self.event = event
            self.state = state
        }

        /// By content.
        public static func == (one: Accepted, other: Accepted) -> Bool {
            one.position == other.position && one.event == other.event && one.state == other.state
        }
    }

    /// An event that changed nothing: the same again, or refused.
    public struct Unchanged: Sendable, Equatable {
        /// Why nothing changed.
        public enum Cause: Sendable, Equatable {
            /// The event with this id was accepted before, as this version.
            case duplicate(version: Int)
            /// The fold refused it.
            case refused(Refusal)
        }

        /// Where the record is.
        public let position: RecordPosition
        /// The event's metadata; its data does not matter any more.
        public let metadata: EventMetadata
        /// Kind of the event.
        public let kind: EventKind
        /// Why nothing changed.
        public let cause: Cause
    }

    /// A record set aside.
    public struct Parked: Sendable, Equatable {
        /// Where the record is.
        public let position: RecordPosition
        /// The application it stops, where the key names one.
        public let application: ApplicationID?
        /// Stable code.
        public let reason: String
        /// Explanation without data values.
        public let detail: String
    }

    /// Accepted events in log order.
    public var accepted: [Accepted] = []
    /// Duplicates and refusals in log order.
    public var unchanged: [Unchanged] = []
    /// Parked records in log order.
    public var parked: [Parked] = []

    /// Records kept as they are, in log order; only for read models of records.
    public var kept: [ConsumedRecord] = []

    /// The last accepted event of each application, in the order of those last events.
    public var latest: [Accepted] {
        var seen: Set<ApplicationID> = []
        return accepted.reversed().filter { seen.insert($0.state.id).inserted }.reversed()
    }

    /// Number of records folded.
    public var count: Int { accepted.count + unchanged.count + parked.count + kept.count }
}
