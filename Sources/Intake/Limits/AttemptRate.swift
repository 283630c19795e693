/// How many attempts are let through: so many at once, then one each interval.
///
/// The state of a bucket is one number, the time at which it will be full again (the “virtual scheduling” of
/// ITU-T I.371), in nanoseconds of a clock that never goes back.
struct AttemptRate: Sendable {
    let burst: Int64
    /// Nanoseconds until one more is let through.
    let interval: Int64

    init(burst: Int, interval: Duration) {
        self.burst = Int64(burst)
        self.interval = interval.nanoseconds
    }

    /// How long a bucket that will be full at a time lets nobody through; zero: somebody may pass now.
    func wait(fullAt: Int64, now: Int64) -> Int64 {
        max(0, max(fullAt, now) + interval - burst * interval - now)
    }

    /// One attempt less.
    func taken(fullAt: Int64, now: Int64) -> Int64 { max(fullAt, now) + interval }

    /// One attempt more.
    func returned(fullAt: Int64) -> Int64 { fullAt - interval }
}

extension Duration {
    /// Whole nanoseconds.
    var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
