internal import Kafka
internal import Synchronization

/// What one lane has still to fold, so that the reader waits for a lane only when it is far behind. A lane that is
/// behind takes much at once, for a large transaction costs less than several small ones. One task puts in, one takes
/// out.
final class LaneInbox: Sendable {
    /// Records that the lane folds together.
    struct Batch: Sendable {
        let records: [ConsumedRecord]
        fileprivate let assignment: Int
    }

    private struct State {
        var records: [ConsumedRecord] = []
        /// Number of the assignment: what was put in under another one may leave a gap.
        var assignment = 0
        var isClosed = false
        var resting: [CheckedContinuation<Void, Never>] = []

        mutating func take(_ maximum: Int) -> Batch? {
            guard !records.isEmpty, !isClosed else { return nil }
            let batch = Batch(records: Array(records.prefix(maximum)), assignment: assignment)
            records.removeFirst(batch.records.count)
            return batch
        }
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: records taken out together at most; so many wait, and those of one batch more.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Waits for room. Nothing is kept once the inbox is closed.
    func put(_ records: [ConsumedRecord]) async {
        let capacity = capacity
        while true {
            let isDone = state.withLock { state in
                if state.isClosed { return true }
                guard state.records.count < capacity else { return false }
                state.records += records
                return true
            }
            if isDone { return wake() }
            await rest { $0.records.count < capacity || $0.isClosed }
        }
    }

    /// Waits for the next records; nil once the inbox is closed.
    func take() async -> Batch? {
        let capacity = capacity
        while true {
            let (batch, isClosed) = state.withLock { state in (state.take(capacity), state.isClosed) }
            if isClosed { return nil }
            if let batch {
                wake()
                return batch
            }
            await rest { !$0.records.isEmpty || $0.isClosed }
        }
    }

    /// Whether the partitions have not changed hands since the batch was read.
    func isCurrent(_ batch: Batch) -> Bool { state.withLock { $0.assignment == batch.assignment } }

    /// Drops what waits: the partitions change hands.
    func begin() {
        state.withLock { state in
            state.records = []
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
