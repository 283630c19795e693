/// Waits longer after each failure: 50 ms doubled up to 2 s.
struct Backoff {
    private var delay = Duration.milliseconds(50)

    mutating func wait() async throws {
        try await ContinuousClock().sleep(for: delay)
        delay = min(delay * 2, .seconds(2))
    }
}
