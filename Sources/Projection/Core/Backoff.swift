/// Waits that grow with each failure in a row: 50 ms doubled up to 2 s.
struct Backoff: Sendable, Equatable {
    private var delay = Duration.milliseconds(50)

    /// How long to wait after one more failure.
    mutating func next() -> Duration {
        defer { delay = min(delay * 2, .seconds(2)) }
        return delay
    }

    /// What was tried worked.
    mutating func reset() { self = Backoff() }
}
