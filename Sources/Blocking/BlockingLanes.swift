internal import Dispatch
internal import Synchronization

/// A few threads for calls that block, each with a context of its own, e.g. a connection. The cooperative pool has one
/// thread per core and must never block.
///
/// Work is begun in the order it came, by whichever lane is free.
public final class BlockingLanes<Context: ~Copyable>: Sendable {
    private typealias Work = @Sendable (inout Context) -> Void

    private struct State {
        var waiting: [Work] = []
        var idle: [Lane]
    }

    private let state: Mutex<State>

    /// - Parameters:
    ///   - name: of the threads, for a debugger.
    ///   - count: at least one is made.
    ///   - make: the context of one lane.
    public init<Failure: Error>(
        _ name: String, count: Int, make: () throws(Failure) -> sending Context
    ) throws(Failure) {
        var lanes: [Lane] = []
        for _ in 0..<max(1, count) { lanes.append(Lane(name, try make())) }
        state = Mutex(State(idle: lanes))
    }

    /// Runs one blocking call and suspends the caller meanwhile.
    public func run<Value: Sendable>(_ body: @escaping @Sendable (inout Context) -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            let lane = state.withLock { state in
                state.waiting.append { context in continuation.resume(returning: body(&context)) }
                return state.idle.popLast()
            }
            lane?.queue.async { self.drain(lane) }
        }
    }

    private func drain(_ lane: Lane?) {
        guard let lane else { return }
        while let work = next(lane) { work(&lane.context) }
    }

    /// The next piece of work; without one the lane is idle again, decided under the same lock.
    private func next(_ lane: Lane) -> Work? {
        state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.idle.append(lane)
            return nil
        }
    }

    /// `@unchecked`: the context is touched on this lane's serial queue only, by one `drain` at a time, since a lane
    /// that drains is not among the idle ones.
    private final class Lane: @unchecked Sendable {
        var context: Context
        let queue: DispatchQueue

        init(_ name: String, _ context: consuming sending Context) {
            self.context = context
            queue = DispatchQueue(label: name)
        }
    }
}
