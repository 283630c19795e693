internal import CLibPQ
internal import Glibc
internal import Synchronization

/// How a wait for a socket ended.
enum SocketEvent: Sendable {
    case ready, timedOut, cancelled
}

/// One epoll thread for all connections of the process.
///
/// A wait registers its socket and a finished wait unregisters it, so a socket may be closed whenever nobody waits.
/// Continuations are resumed outside the lock.
final class SocketReactor: Sendable {
    static let shared = SocketReactor()

    private struct Wait {
        let socket: Int32
        let deadline: ContinuousClock.Instant?
        let continuation: CheckedContinuation<SocketEvent, Never>
    }

    private struct State {
        var waits: [UInt64: Wait] = [:]
        var cancelledEarly: Set<UInt64> = []
        var sleepsUntil = ContinuousClock.now
    }

    private let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    private let wakeup = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    private let nextID = Atomic<UInt64>(1)
    private let state = Mutex(State())

    private init() {
        add(wakeup, id: 0, events: EPOLLIN.rawValue)
        var thread = pthread_t()
        let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
            SocketReactor.shared.run()
        }
        // The thread blocks in `shared` until this initialiser has returned.
        pthread_create(&thread, nil, start, nil)
        pthread_detach(thread)
    }

    /// Waits until the socket can be read (or also written), the deadline passes, or the task is cancelled.
    func wait(
        _ socket: Int32, writing: Bool, until deadline: ContinuousClock.Instant?, isCancellable: Bool
    ) async -> SocketEvent {
        let events = EPOLLIN.rawValue | (writing ? EPOLLOUT.rawValue : 0)
        let id = nextID.wrappingAdd(1, ordering: .relaxed).oldValue
        guard isCancellable else {
            return await withCheckedContinuation { start(id, socket, events, deadline, $0) }
        }
        let event = await withTaskCancellationHandler {
            await withCheckedContinuation { start(id, socket, events, deadline, $0) }
        } onCancel: {
            cancel(id)
        }
        if Task.isCancelled { state.withLock { _ = $0.cancelledEarly.remove(id) } }
        return event
    }

    private func start(
        _ id: UInt64, _ socket: Int32, _ events: UInt32, _ deadline: ContinuousClock.Instant?,
        _ continuation: CheckedContinuation<SocketEvent, Never>
    ) {
        let wait = Wait(socket: socket, deadline: deadline, continuation: continuation)
        let (early, wakes) = state.withLock { state -> (SocketEvent?, Bool) in
            if state.cancelledEarly.contains(id) { return (.cancelled, false) }
            // A socket that cannot be watched is reported as ready: the next read tells why.
            guard add(socket, id: id, events: events | EPOLLONESHOT.rawValue) else { return (.ready, false) }
            state.waits[id] = wait
            return (nil, deadline.map { $0 < state.sleepsUntil } ?? false)
        }
        if let early { continuation.resume(returning: early) }
        if wakes {
            var one: UInt64 = 1
            _ = write(wakeup, &one, 8)
        }
    }

    private func cancel(_ id: UInt64) {
        let continuation = state.withLock { state -> CheckedContinuation<SocketEvent, Never>? in
            guard let wait = remove(id, from: &state) else {
                state.cancelledEarly.insert(id)
                return nil
            }
            return wait.continuation
        }
        continuation?.resume(returning: .cancelled)
    }

    private func remove(_ id: UInt64, from state: inout State) -> Wait? {
        guard let wait = state.waits.removeValue(forKey: id) else { return nil }
        epoll_ctl(epoll, EPOLL_CTL_DEL, wait.socket, nil)
        return wait
    }

    @discardableResult
    private func add(_ socket: Int32, id: UInt64, events: UInt32) -> Bool {
        var event = epoll_event()
        event.events = events
        event.data.u64 = id
        return epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) == 0
    }

    private func run() -> Never {
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        while true {
            let count = epoll_wait(epoll, &events, Int32(events.count), nextTimeout())
            let ready = events.prefix(Int(max(count, 0))).map(\.data.u64)
            for (continuation, event) in finished(ready) { continuation.resume(returning: event) }
        }
    }

    /// Milliseconds to sleep; never more than five seconds, so that few new deadlines need a wake-up.
    private func nextTimeout() -> Int32 {
        state.withLock { state in
            let now = ContinuousClock.now
            let next = state.waits.values.compactMap(\.deadline).min() ?? now.advanced(by: .seconds(5))
            state.sleepsUntil = min(next, now.advanced(by: .seconds(5)))
            let left = max(state.sleepsUntil - now, .zero)
            return Int32(clamping: left.milliseconds + 1)
        }
    }

    private func finished(_ ready: [UInt64]) -> [(CheckedContinuation<SocketEvent, Never>, SocketEvent)] {
        if ready.contains(0) {
            var count: UInt64 = 0
            _ = read(wakeup, &count, 8)
        }
        return state.withLock { state in
            var finished: [(CheckedContinuation<SocketEvent, Never>, SocketEvent)] = []
            for id in ready {
                if let wait = remove(id, from: &state) { finished.append((wait.continuation, .ready)) }
            }
            let now = ContinuousClock.now
            let late = state.waits.filter { $0.value.deadline.map { $0 <= now } ?? false }.keys
            for id in late {
                if let wait = remove(id, from: &state) { finished.append((wait.continuation, .timedOut)) }
            }
            return finished
        }
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
