/// Who holds and who waits for the connections of a pool. Pure: every call says what the shell has to do.
struct PoolState<Connection> {
    enum Action {
        /// Give the connection to the waiter.
        case serve(waiter: UInt64, Connection)
        case fail(waiter: UInt64, PostgresError)
        /// Open one connection, not before so much time has passed.
        case open(after: Duration)
        case close(Connection)
        /// All connections are back and closed.
        case drained
    }

    enum Acquired {
        case lent(Connection)
        case wait
        case closed
    }

    struct Idle {
        let connection: Connection
        let since: ContinuousClock.Instant
    }

    let maximum: Int
    private(set) var idle: [Idle] = []
    private(set) var lent = 0
    private(set) var opening = 0
    private(set) var waiters: [UInt64] = []
    private(set) var isClosed = false
    private var failures = 0
    private(set) var lastFailure: PostgresError?

    init(maximum: Int) { self.maximum = max(1, maximum) }

    /// The most recently used connection, unless others wait: nobody overtakes.
    mutating func lendIdle() -> Connection? {
        guard waiters.isEmpty, let last = idle.popLast() else { return nil }
        lent += 1
        return last.connection
    }

    /// Lends an idle connection, else queues the waiter.
    mutating func acquire(_ waiter: UInt64) -> (Acquired, [Action]) {
        if isClosed { return (.closed, []) }
        if let connection = lendIdle() { return (.lent(connection), []) }
        waiters.append(waiter)
        return (.wait, openings())
    }

    mutating func opened(_ connection: Connection) -> [Action] {
        opening -= 1
        failures = 0
        lastFailure = nil
        return place(connection, at: .now)
    }

    /// A failure that time does not heal fails all waiters; another one is tried again, ever more slowly.
    mutating func openFailed(_ error: PostgresError) -> [Action] {
        opening -= 1
        failures += 1
        lastFailure = error
        if isClosed { return drainIfEmpty() }
        guard error.isTransient else {
            defer { waiters = [] }
            return waiters.map { .fail(waiter: $0, error) }
        }
        return openings()
    }

    mutating func returned(_ connection: Connection, isReusable: Bool, at now: ContinuousClock.Instant) -> [Action] {
        lent -= 1
        guard isReusable, !isClosed else {
            return [.close(connection)] + openings() + drainIfEmpty()
        }
        return place(connection, at: now)
    }

    /// The waiter gave up; false when it was served in the meantime.
    mutating func abandon(_ waiter: UInt64) -> Bool {
        guard let index = waiters.firstIndex(of: waiter) else { return false }
        waiters.remove(at: index)
        return true
    }

    /// Closes connections nobody used since `limit`.
    mutating func prune(before limit: ContinuousClock.Instant) -> [Action] {
        let old = idle.filter { $0.since < limit }
        idle.removeAll { $0.since < limit }
        return old.map { .close($0.connection) }
    }

    mutating func close(_ error: PostgresError) -> [Action] {
        isClosed = true
        defer {
            idle = []
            waiters = []
        }
        let failed = waiters.map { Action.fail(waiter: $0, error) }
        let closed = idle.map { Action.close($0.connection) }
        idle = []
        return failed + closed + drainIfEmpty()
    }

    private mutating func place(_ connection: Connection, at now: ContinuousClock.Instant) -> [Action] {
        if isClosed { return [.close(connection)] + drainIfEmpty() }
        guard !waiters.isEmpty else {
            idle.append(Idle(connection: connection, since: now))
            return []
        }
        lent += 1
        return [.serve(waiter: waiters.removeFirst(), connection)]
    }

    private mutating func openings() -> [Action] {
        var actions: [Action] = []
        while !isClosed, opening < waiters.count, lent + idle.count + opening < maximum {
            opening += 1
            actions.append(.open(after: backoff))
        }
        return actions
    }

    /// 0, then 50 ms doubled up to 3.2 s.
    private var backoff: Duration {
        failures == 0 ? .zero : .milliseconds(50 << min(failures - 1, 6))
    }

    private func drainIfEmpty() -> [Action] {
        isClosed && lent == 0 && opening == 0 ? [.drained] : []
    }
}

extension PoolState: Sendable where Connection: Sendable {}
extension PoolState.Action: Sendable where Connection: Sendable {}
extension PoolState.Acquired: Sendable where Connection: Sendable {}
extension PoolState.Idle: Sendable where Connection: Sendable {}
