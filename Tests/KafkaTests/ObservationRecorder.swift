import Kafka
import Synchronization

/// Keeps what it is told, and lets a test wait for a fact instead of for time.
final class ObservationRecorder: KafkaObserver {
    private struct State {
        var seen: [KafkaObservation] = []
        var waiters: [(matches: @Sendable (KafkaObservation) -> Bool, continuation: CheckedContinuation<Void, Never>)] =
            []
    }

    private let state = Mutex(State())

    var seen: [KafkaObservation] { state.withLock { $0.seen } }

    func observe(_ observation: KafkaObservation) {
        let ready = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.seen.append(observation)
            let ready = state.waiters.filter { $0.matches(observation) }.map(\.continuation)
            state.waiters.removeAll { $0.matches(observation) }
            return ready
        }
        for continuation in ready { continuation.resume() }
    }

    func wait(for matches: @escaping @Sendable (KafkaObservation) -> Bool) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isThere = state.withLock { state in
                if state.seen.contains(where: matches) { return true }
                state.waiters.append((matches, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
