internal import Metrics
internal import Synchronization

/// One number of a counter or a gauge. Whole numbers are exact to 2^53.
final class ScalarSeries: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler {
    private let isMonotonic: Bool
    private let number = Mutex(0.0)

    init(isMonotonic: Bool) {
        self.isMonotonic = isMonotonic
    }

    var value: Double { number.withLock { $0 } }

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { number.withLock { $0 = value } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func reset() { set(0.0) }

    /// A counter that went down would look like a restart to Prometheus.
    private func add(_ amount: Double) {
        guard amount.isFinite, amount >= 0 || !isMonotonic else { return }
        number.withLock { $0 += amount }
    }
}

/// Observations by size.
final class HistogramSeries: RecorderHandler, TimerHandler {
    struct Totals: Sendable, Equatable {
        /// Observations at or below each bound and above the one before; the last is for the rest.
        var counts: [UInt64]
        var sum = 0.0
    }

    let bounds: [Double]
    private let totals: Mutex<Totals>

    init(bounds: [Double]) {
        self.bounds = bounds
        totals = Mutex(Totals(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    var snapshot: Totals { totals.withLock { $0 } }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        let index = bounds.firstIndex { value <= $0 } ?? bounds.count
        totals.withLock { totals in
            totals.counts[index] += 1
            totals.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
}
