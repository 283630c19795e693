import Dispatch
import Synchronization

/// A value that comes once, from any thread, awaited by any number of tasks, each with its own deadline.
final class Promise<Value: Sendable>: Sendable {
    private struct State: Sendable {
        var value: Value?
        var waiters: [Int: CheckedContinuation<Value?, Never>] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    /// The first value counts, later ones are ignored.
    func fulfil(_ value: Value) {
        let waiters = state.withLock { state -> [CheckedContinuation<Value?, Never>] in
            guard state.value == nil else { return [] }
            state.value = value
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: value) }
    }

    var current: Value? { state.withLock { $0.value } }

    /// The value, or `nil` when the deadline passes first.
    func value(within limit: Duration) async -> Value? {
        await withCheckedContinuation { (continuation: CheckedContinuation<Value?, Never>) in
            let (ready, id) = state.withLock { state -> (Value?, Int) in
                if let value = state.value { return (value, -1) }
                state.nextWaiter += 1
                state.waiters[state.nextWaiter] = continuation
                return (nil, state.nextWaiter)
            }
            guard id >= 0 else { return continuation.resume(returning: ready) }
            let timeout = DispatchTime.now() + .milliseconds(Int(limit.wholeMilliseconds))
            DispatchQueue.global().asyncAfter(deadline: timeout) { self.expire(id) }
        }
    }

    private func expire(_ id: Int) {
        let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
        waiter?.resume(returning: nil)
    }
}
