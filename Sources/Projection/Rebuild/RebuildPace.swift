/// How quick a run is and how long it still takes. What an earlier run left behind is passed over in no time, or only
/// read again; so the clock starts when it is behind.
public struct RebuildPace: Sendable {
    private let leftBehind: Int
    private var start: (records: Int, at: ContinuousClock.Instant)?
    private var now: (records: Int, at: ContinuousClock.Instant)?

    /// - Parameter leftBehind: records that an earlier run wrote.
    public init(leftBehind: Int) {
        self.leftBehind = leftBehind
    }

    /// So many records are behind it at this time, an earlier run's included.
    public mutating func reach(_ records: Int, at time: ContinuousClock.Instant) {
        if start == nil, records >= leftBehind { start = (records, time) }
        now = (records, time)
    }

    /// Records a second of this run; 0 until it has written some.
    public var perSecond: Double {
        guard let start, let now, now.records > start.records, now.at > start.at else { return 0 }
        return Double(now.records - start.records) / ((now.at - start.at) / .seconds(1))
    }

    /// Nil while nothing can be said.
    public func secondsLeft(to expected: Int) -> Int? {
        guard perSecond > 0, let now else { return nil }
        return Int(Double(max(0, expected - now.records)) / perSecond)
    }
}
