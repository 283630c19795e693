/// Facts for metrics. They carry no SQL and no values.
public enum PostgresObservation: Sendable {
    /// A connection was opened, after so long.
    case connectionOpened(Duration)
    /// A connection could not be opened.
    case connectionFailed(sqlState: String?)
    /// A connection was closed; `isBroken` when it was lost or not fit for reuse.
    case connectionClosed(isBroken: Bool)
    /// An exchange with the server ended: so many steps, so long; the state is set when it failed.
    case exchanged(steps: Int, Duration, sqlState: String?)
    /// A task waited for a pooled connection; `isServed` is false when it gave up.
    case poolWaited(Duration, isServed: Bool)
}

/// Receives facts; called on any task, must be quick and must not block.
public typealias PostgresObserver = @Sendable (PostgresObservation) -> Void
