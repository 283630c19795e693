internal import Synchronization

/// Whether a projector follows its partitions, for its readiness check. Feed it the engine's facts.
public final class Following: Sendable {
    private struct State {
        var claimed = 0
        var waiting: String?
    }

    private let state = Mutex(State())

    /// Follows nothing yet.
    public init() {}

    /// Takes note of a fact.
    public func observe(_ observation: ProjectionObservation) {
        state.withLock { state in
            switch observation {
            case .claimed(let partitions):
                state.claimed = partitions
                state.waiting = nil
            case .released: state.claimed = 0
            case .committed: state.waiting = nil
            case .waiting(let code): state.waiting = code
            case .fenced: state.claimed = 0
            case .eventAge, .lag, .parked, .accounted: break
            }
        }
    }

    /// Nil while it follows; else what it waits for. An instance that has no partition, because there are more
    /// instances than partitions, is reported as waiting for the group.
    public var obstacle: String? {
        state.withLock { state in
            if let code = state.waiting { return "waiting for the database (\(code))" }
            return state.claimed > 0 ? nil : "no partition assigned yet"
        }
    }
}
