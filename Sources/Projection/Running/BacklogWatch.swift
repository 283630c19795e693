internal import Applications
internal import EventLog
internal import Kafka
internal import Logging
internal import Synchronization

/// Tells how far the projection is behind for as long as its runner runs, whatever the runner is doing: also while
/// it stands still, or waits for the database.
final class BacklogWatch: Sendable {
    /// Whoever follows the log now.
    struct Follower: Sendable {
        /// Where the partitions held go on.
        let claims: @Sendable () async -> [TopicPartition: Int64]
        /// Ends as of the last batch.
        let ends: @Sendable () -> [TopicPartition: Int64]
    }

    private struct State {
        var backlog = Backlog()
        var follower: Follower?
    }

    private let state = Mutex(State())
    private let interval: Duration
    private let standing: @Sendable () async -> [TopicPartition: Int64]?
    private let look: @Sendable ([TopicPartition: Int64]) async throws -> [TopicPartition: Backlog.Finding]
    private let now: @Sendable () -> Int64
    private let logger: Logger
    private let observe: ProjectionObserver

    /// - Parameters:
    ///   - interval: between two turns.
    ///   - standing: where the projection goes on while nothing follows; nil when nobody can say.
    ///   - look: asks the log what lies from these positions on.
    ///   - now: milliseconds since 1970.
    init(
        every interval: Duration = .seconds(15), standing: @escaping @Sendable () async -> [TopicPartition: Int64]?,
        look: @escaping @Sendable ([TopicPartition: Int64]) async throws -> [TopicPartition: Backlog.Finding],
        now: @escaping @Sendable () -> Int64 = { Instant.now().milliseconds }, logger: Logger,
        observe: @escaping ProjectionObserver
    ) {
        self.interval = interval
        self.standing = standing
        self.look = look
        self.now = now
        self.logger = logger
        self.observe = observe
    }

    /// Runs until cancelled.
    func run() async {
        while true {
            do { try await ContinuousClock().sleep(for: interval) } catch { return }
            await turn()
        }
    }

    /// Whom to ask until somebody else follows, or nobody.
    func follow(_ follower: Follower?) { state.withLock { $0.follower = follower } }

    /// The partitions that are told of from now on. What is given back stays until then: a group that is between two
    /// assignments is behind all the same.
    func hold(_ positions: [TopicPartition: Int64]) {
        state.withLock { state in
            for partition in state.backlog.hold(positions) { observe(.lag(partition, records: 0)) }
            observe(.eventAge(seconds: state.backlog.age(at: now())))
        }
    }

    /// Records were read.
    func read(_ batch: ConsumerBatch) {
        state.withLock { state in
            state.backlog.read(batch.records)
            observe(.eventAge(seconds: state.backlog.age(at: now())))
        }
    }

    /// Records were folded: where their partitions go on.
    func committed(_ next: [TopicPartition: Int64], ends: [TopicPartition: Int64]) {
        state.withLock { state in
            state.backlog.advance(to: next)
            state.backlog.saw(ends: ends)
            tell(state.backlog, of: next.keys)
        }
    }

    /// Looks how things are, and tells.
    func turn() async {
        if let follower = state.withLock({ $0.follower }) {
            let (claims, ends) = (await follower.claims(), follower.ends())
            let isStuck = state.withLock { state in
                state.backlog.advance(to: claims)
                state.backlog.saw(ends: ends)
                return state.backlog.isStuck
            }
            if isStuck { await lookAtTheLog() }
        } else {
            let positions = await standing()
            // Somebody may have begun to follow meanwhile, and know better.
            if let positions, state.withLock({ $0.follower == nil }) { hold(positions) }
            await lookAtTheLog()
        }
        state.withLock { state in
            state.backlog.turn(at: now())
            let positions = state.backlog.positions
            if !positions.isEmpty { tell(state.backlog, of: positions.keys) }
        }
    }

    private func lookAtTheLog() async {
        let positions = state.withLock { $0.backlog.positions }
        do {
            let findings = try await look(positions)
            state.withLock { $0.backlog.found(findings, at: positions) }
        } catch {
            // What is known already goes on to be told.
            logger.debug("looking at the ends of the log", metadata: ["cause": "\(error)"])
        }
    }

    /// Inside the lock: a partition given back in this moment must not be told of after its last number.
    private func tell(_ backlog: Backlog, of partitions: some Sequence<TopicPartition>) {
        let lags = backlog.lags
        for partition in partitions {
            if let lag = lags[partition] { observe(.lag(partition, records: lag)) }
        }
        observe(.eventAge(seconds: backlog.age(at: now())))
    }
}
