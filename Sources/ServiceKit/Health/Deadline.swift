internal import Synchronization

/// Waits for a value, but not for ever.
enum Deadline {
    /// The operation's value, or nil when it is late. A late operation is cancelled and left behind: it may ignore
    /// that, so nobody waits for it.
    static func value<Value: Sendable>(
        within limit: Duration, operation: @escaping @Sendable () async -> Value
    ) async -> Value? {
        let answer = Answer<Value>()
        return await withCheckedContinuation { continuation in
            answer.wait(continuation)
            let work = Task { await operation() }
            let timer = Task {
                guard (try? await ContinuousClock().sleep(for: limit)) != nil else { return }
                // In this order: cancelled work often ends at once, with an answer that is no answer.
                answer.give(nil)
                work.cancel()
            }
            Task {
                answer.give(await work.value)
                timer.cancel()
            }
        }
    }

    /// The first value given wins.
    private final class Answer<Value: Sendable>: Sendable {
        private let waiter = Mutex<CheckedContinuation<Value?, Never>?>(nil)

        func wait(_ continuation: CheckedContinuation<Value?, Never>) {
            waiter.withLock { $0 = continuation }
        }

        func give(_ value: Value?) {
            let continuation = waiter.withLock { waiter in
                defer { waiter = nil }
                return waiter
            }
            continuation?.resume(returning: value)
        }
    }
}
