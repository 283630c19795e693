internal import Synchronization

/// How long a runner waits before it follows again. A recovery that worked, which is a commit after a claim, makes the
/// waits short again: failures months apart are no row of failures.
final class Recovery: Sendable {
    private struct State {
        var backoff = Backoff()
        var hasClaimed = false
    }

    private let state = Mutex(State())

    /// Takes note of a fact.
    func observe(_ observation: ProjectionObservation) {
        state.withLock { state in
            switch observation {
            case .claimed: state.hasClaimed = true
            case .released, .fenced: state.hasClaimed = false
            case .committed where state.hasClaimed: state.backoff.reset()
            default: break
            }
        }
    }

    /// How long to wait after one more failure.
    func next() -> Duration {
        state.withLock { state in
            state.hasClaimed = false
            return state.backoff.next()
        }
    }
}
