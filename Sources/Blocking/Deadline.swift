/// A point in time at which waiting ends.
public struct Deadline: Sendable {
    private let instant: ContinuousClock.Instant

    /// So long from now.
    public init(after limit: Duration) {
        instant = ContinuousClock.now.advanced(by: limit)
    }

    private init(_ instant: ContinuousClock.Instant) {
        self.instant = instant
    }

    /// The earlier of this one and `limit` from now.
    public func sooner(_ limit: Duration) -> Deadline {
        Deadline(min(instant, ContinuousClock.now.advanced(by: limit)))
    }

    /// Zero once it has passed.
    public var remaining: Duration { max(.zero, ContinuousClock.now.duration(to: instant)) }

    /// Whether nothing remains.
    public var hasPassed: Bool { remaining == .zero }

    /// Rounded up, so that nobody wakes just before it; small enough for a C `int`.
    public var remainingMilliseconds: Int32 { remaining.milliseconds }
}

extension Duration {
    /// Whole milliseconds, rounded up, never negative, small enough for a C `int`.
    fileprivate var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
