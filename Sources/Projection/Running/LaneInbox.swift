internal import Kafka
internal import Synchronization

/// What one lane has still to fold: a few batches, so that the reader waits for a lane only when it is far behind.
/// One task puts in, one takes out.
final class LaneInbox: Sendable {
    /// Records of one batch that belong to the lane.
    struct Batch: Sendable {
        let records: [ConsumedRecord]
        fileprivate let assignment: Int
    }

    private struct State {
        var batches: [Batch] = []
        /// Number of the assignment: what was put in under another one may leave a gap.
        var assignment = 0
        var isClosed = false
        var resting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: batches that may wait.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Waits for room. Nothing is kept once the inbox is closed.
    func put(_ records: [ConsumedRecord]) async {
        let capacity = capacity
        while true {
            let isDone = state.withLock { state in
                if state.isClosed { return true }
                guard state.batches.count < capacity else { return false }
                state.batches.append(Batch(records: records, assignment: state.assignment))
                return true
            }
            if isDone { return wake() }
            await rest { $0.batches.count < capacity || $0.isClosed }
        }
    }

    /// Waits for the next batch; nil once the inbox is closed.
    func take() async -> Batch? {
        while true {
            let (batch, isClosed) = state.withLock { state in
                (state.batches.isEmpty || state.isClosed ? nil : state.batches.removeFirst(), state.isClosed)
            }
            if isClosed { return nil }
            if let batch {
                wake()
                return batch
            }
            await rest { !$0.batches.isEmpty || $0.isClosed }
        }
    }

    /// Whether the partitions have not changed hands since the batch was read.
    func isCurrent(_ batch: Batch) -> Bool { state.withLock { $0.assignment == batch.assignment } }

    /// Drops what waits: the partitions change hands.
    func begin() {
        state.withLock { state in
            state.batches = []
            state.assignment += 1
        }
        wake()
    }

    /// Ends both sides.
    func close() {
        state.withLock { $0.isClosed = true }
        wake()
    }

    private func wake() {
        let resting = state.withLock { state in
            defer { state.resting = [] }
            return state.resting
        }
        for continuation in resting { continuation.resume() }
    }

    private func rest(unless isReady: @Sendable (borrowing State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if isReady(state) { return true }
                state.resting.append(continuation)
                return false
            }
            if isReady { continuation.resume() }
        }
    }
}
