import Synchronization

/// Tells when one wait lasts longer than a limit. One sleeping task for any number of waits: it wakes at most once per
/// limit.
final class SilenceWatch: Sendable {
    private struct State {
        var since: ContinuousClock.Instant?
        var isSilent = false
    }

    private let patience: Duration
    private let state = Mutex(State())

    init(patience: Duration) { self.patience = patience }

    /// A wait begins.
    func begin(_ now: ContinuousClock.Instant = .now) { state.withLock { $0 = State(since: now) } }

    /// The wait is over; whether it had lasted too long.
    func end() -> Bool {
        state.withLock { state in
            defer { state = State() }
            return state.isSilent
        }
    }

    /// Whether a wait has become too long, told once for each, and when to look again.
    func look(_ now: ContinuousClock.Instant) -> (isTooLong: Bool, next: ContinuousClock.Instant) {
        state.withLock { state in
            let later = now.advanced(by: patience)
            guard let since = state.since, !state.isSilent else { return (false, later) }
            let due = since.advanced(by: patience)
            guard due <= now else { return (false, due) }
            state.isSilent = true
            return (true, later)
        }
    }

    /// Watches until cancelled; calls `silence` for each wait that becomes too long.
    func run(_ silence: @Sendable () -> Void) async {
        while !Task.isCancelled {
            let (isTooLong, next) = look(.now)
            if isTooLong { silence() }
            try? await Task.sleep(until: next, clock: .continuous)
        }
    }
}
