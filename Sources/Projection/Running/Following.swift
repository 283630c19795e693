internal import Synchronization

/// Whether a projector follows its partitions, for its readiness check. Feed it the engine's facts.
public final class Following: Sendable {
    private struct State {
        var claimed = 0
        var obstacle: String?
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
                if partitions > 0 { state.obstacle = nil }
            case .released: state.claimed = 0
            case .committed, .joining: state.obstacle = nil
            case .waiting(let code): state.obstacle = "waiting for the database (\(code))"
            case .standingStill(let code): state.obstacle = Self.words(for: code)
            case .fenced: state.claimed = 0
            case .eventAge, .lag, .parked, .goneFromLog, .accounted: break
            }
        }
    }

    /// Nil while it follows; else what it waits for. An instance that has no partition, because there are more
    /// instances than partitions, is reported as waiting for the group.
    public var obstacle: String? {
        state.withLock { state in
            if let obstacle = state.obstacle { return obstacle }
            return state.claimed > 0 ? nil : "no partition assigned yet"
        }
    }

    private static func words(for code: String) -> String {
        switch code {
        case "paused": "paused by an operator; to go on: wniosekctl projection resume"
        case "no-version": "no tables yet; run: wniosekctl migrate"
        case "other-definition": "tables of another release; run: wniosekctl projection rebuild"
        default: "standing still (\(code))"
        }
    }
}
