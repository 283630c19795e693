/// Why a record has no position. Only `unknown` leaves it open whether the record is in the log.
public enum SendFailure: Error, Sendable, Equatable {
    /// There was no room in the queue within the deadline. The record was never handed over.
    case queueFull
    /// Surely not in the log.
    case notPersisted(KafkaError)
    /// Perhaps in the log: the deadline passed (`nil`) or the report says "possibly persisted". Sending again may store
    /// the record twice: give it an identity readers can tell duplicates by.
    case unknown(KafkaError?)
    /// The producer is closed or closing. The record was never handed over.
    case closed
}

/// What became of the records in flight when a producer was closed.
public struct DrainReport: Sendable, Equatable {
    /// Delivered between the call of `close` and its end.
    public var delivered: Int
    /// Came back failed, purged ones included.
    public var failed: Int
    /// Calls that had to be answered `unknown` because no report came in time.
    public var abandonedCalls: Int
    /// Whether the handle was destroyed within the deadline. If not, a background thread still holds it: end the
    /// process with `_exit` rather than wait.
    public var isDestroyed: Bool

    /// Memberwise.
    public init(delivered: Int = 0, failed: Int = 0, abandonedCalls: Int = 0, isDestroyed: Bool = false) {
        self.delivered = delivered
        self.failed = failed
        self.abandonedCalls = abandonedCalls
        self.isDestroyed = isDestroyed
    }
}
