internal import Synchronization

/// Whether the service is ready: its phase, and its checks.
///
/// Liveness is another question, answered by answering: a process whose broker is away must not be restarted.
public final class HealthChecks: Sendable {
    /// Where a process is in its life; it only goes forward.
    public enum Phase: String, Sendable, Comparable {
        case starting
        case ready
        case draining

        /// In order of time.
        public static func < (a: Phase, b: Phase) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .starting: 0
            case .ready: 1
            case .draining: 2
            }
        }
    }

    private struct Entry {
        let check: HealthCheck
        var answer: (value: HealthCheck.Answer, until: ContinuousClock.Instant)?
        var running: Task<HealthCheck.Answer, Never>?
    }

    private struct State {
        var phase = Phase.starting
        var entries: [Entry] = []
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameter now: the clock that answers grow old by.
    public init(
        _ checks: [HealthCheck] = [], now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.now = now
        for check in checks { add(check) }
    }

    /// One more check, asked in order of adding.
    public func add(_ check: HealthCheck) {
        state.withLock { $0.entries.append(Entry(check: check)) }
    }

    /// The phase now.
    public var phase: Phase { state.withLock { $0.phase } }

    /// Goes forward to a phase; going back is ignored.
    public func enter(_ phase: Phase) {
        state.withLock { $0.phase = max($0.phase, phase) }
    }

    /// Asks what is not known and says whether the service is ready.
    public func report() async -> HealthReport {
        let count = state.withLock { $0.entries.count }
        let answers = await withTaskGroup(of: (Int, HealthCheck.Answer).self) { group in
            for index in 0..<count { group.addTask { (index, await self.answer(index)) } }
            return await group.reduce(into: [Int: HealthCheck.Answer]()) { $0[$1.0] = $1.1 }
        }
        return state.withLock { state in
            HealthReport(
                phase: state.phase,
                results: state.entries.enumerated().compactMap { index, entry in
                    answers[index].map {
                        HealthReport.Result(name: entry.check.name, isRequired: entry.check.isRequired, answer: $0)
                    }
                })
        }
    }

    /// Concurrent askers share one probe.
    private func answer(_ index: Int) async -> HealthCheck.Answer {
        let now = now()
        let task: Task<HealthCheck.Answer, Never>
        switch state.withLock({ state in current(&state.entries[index], now) }) {
        case .known(let answer): return answer
        case .asking(let running): task = running
        }
        return await task.value
    }

    private enum Current {
        case known(HealthCheck.Answer)
        case asking(Task<HealthCheck.Answer, Never>)
    }

    private func current(_ entry: inout Entry, _ now: ContinuousClock.Instant) -> Current {
        if let answer = entry.answer, now < answer.until { return .known(answer.value) }
        if let running = entry.running { return .asking(running) }
        let check = entry.check
        let task = Task {
            let value = await Deadline.value(within: check.deadline, operation: check.probe)
            let answer = value ?? .failing("no answer within \(check.deadline)")
            self.keep(answer, of: check)
            return answer
        }
        entry.running = task
        return .asking(task)
    }

    private func keep(_ answer: HealthCheck.Answer, of check: HealthCheck) {
        let until = now().advanced(by: check.validity)
        state.withLock { state in
            guard let index = state.entries.firstIndex(where: { $0.check.name == check.name }) else { return }
            state.entries[index].answer = (answer, until)
            state.entries[index].running = nil
        }
    }
}
