import Kafka
import Synchronization

@testable import Projection

/// Lag and age as they were told last, and the way there.
final class ToldBacklog: Sendable {
    struct Snapshot: Sendable {
        var lags: [TopicPartition: Int64] = [:]
        var age: Double?
        /// Of all partitions.
        var sum: Int64 { lags.values.reduce(0, +) }
    }

    private let state = Mutex(Snapshot())
    private let snapshots = AsyncStream<Snapshot>.makeStream()

    var lags: [TopicPartition: Int64] { state.withLock { $0.lags } }
    var age: Double? { state.withLock { $0.age } }

    var observer: ProjectionObserver {
        { observation in
            self.state.withLock { state in
                switch observation {
                case .lag(let partition, let records): state.lags[partition] = records
                case .eventAge(let seconds): state.age = seconds
                default: return
                }
                self.snapshots.continuation.yield(state)
            }
        }
    }

    /// The next that fits, in the order in which they were told; a test has its time limit.
    @discardableResult
    func first(where condition: (Snapshot) -> Bool) async throws -> Snapshot {
        for await snapshot in snapshots.stream where condition(snapshot) { return snapshot }
        throw CancellationError()
    }
}
