public import Logging
internal import Synchronization

/// A bounded set of connections, lent first come, first served.
///
/// Connections are opened when needed and thrown away when lost, or when returned inside a transaction. Works
/// without `run`, which adds the closing of idle connections and closes the pool when its task is cancelled.
public final class PostgresPool: Sendable {
    private struct Shell {
        var state: PoolState<PostgresConnection>
        var nextWaiter: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Result<PostgresConnection, PostgresError>, Never>] = [:]
        var drains: [CheckedContinuation<Void, Never>] = []
    }

    let configuration: PostgresConfiguration
    let logger: Logger
    let observer: PostgresObserver
    private let acquireTimeout: Duration
    private let idleTimeout: Duration
    private let shell: Mutex<Shell>

    /// Makes an empty pool; the first connection is opened by the first caller.
    public init(
        configuration: PostgresConfiguration, maximumConnections: Int, acquireTimeout: Duration = .seconds(5),
        idleTimeout: Duration = .seconds(300), logger: Logger, observer: @escaping PostgresObserver = { _ in }
    ) {
        self.configuration = configuration
        self.acquireTimeout = acquireTimeout
        self.idleTimeout = idleTimeout
        self.logger = logger
        self.observer = observer
        shell = Mutex(Shell(state: PoolState(maximum: maximumConnections)))
    }

    /// Lends a connection to `body` and takes it back whatever happens.
    ///
    /// Waits at most `limit` (by default the pool's `acquireTimeout`) for one, then throws `poolTimeout`, or the
    /// reason no connection can be opened.
    public func withConnection<R>(
        within limit: Duration? = nil, _ body: (PostgresConnection) async throws -> R
    ) async throws -> R {
        let connection = try await acquire(within: limit ?? acquireTimeout)
        let outcome: Result<R, any Error>
        do {
            outcome = .success(try await body(connection))
        } catch {
            outcome = .failure(error)
        }
        await giveBack(connection)
        return try outcome.get()
    }

    /// Closes idle connections until the task is cancelled, then drains the pool.
    public func run() async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: idleTimeout / 4, tolerance: idleTimeout / 8) } catch { break }
            perform(shell.withLock { $0.state.prune(before: .now - idleTimeout) })
        }
        await close()
    }

    /// Refuses new callers, fails the waiting ones, and returns when all connections are back and closed.
    public func close() async {
        await withCheckedContinuation { continuation in
            let actions = shell.withLock { shell in
                shell.drains.append(continuation)
                return shell.state.close(.closedPool)
            }
            perform(actions)
        }
    }

    /// Connections that callers hold now.
    var lentConnections: Int { shell.withLock { $0.state.lent } }

    private func acquire(within limit: Duration) async throws(PostgresError) -> PostgresConnection {
        let deadline = ContinuousClock.now.advanced(by: limit)
        while true {
            let connection = try await lend(until: deadline)
            // Bytes or an end of file on an idle socket mean the server gave the connection up.
            if await connection.core.condition() == .reusable { return connection }
            await giveBack(connection)
        }
    }

    private func lend(until deadline: ContinuousClock.Instant) async throws(PostgresError) -> PostgresConnection {
        if Task.isCancelled { throw .cancelledTask }
        if let connection = shell.withLock({ $0.state.lendIdle() }) { return connection }
        let started = ContinuousClock.now
        let id = shell.withLock { shell in
            shell.nextWaiter += 1
            return shell.nextWaiter
        }
        let timer = Task {
            try await Task.sleep(until: deadline)
            self.abandon(id, self.exhausted())
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { wait(id, until: deadline, $0) }
        } onCancel: {
            abandon(id, .cancelledTask)
        }
        timer.cancel()
        if case .success = result {
            observer(.poolWaited(ContinuousClock.now - started, isServed: true))
        } else {
            observer(.poolWaited(ContinuousClock.now - started, isServed: false))
        }
        return try result.get()
    }

    /// Queues the waiter and books its continuation under one lock: a connection given back in between would be lent
    /// to a waiter that nobody can resume.
    private func wait(
        _ id: UInt64, until deadline: ContinuousClock.Instant,
        _ continuation: CheckedContinuation<Result<PostgresConnection, PostgresError>, Never>
    ) {
        let (acquired, actions) = shell.withLock { shell in
            let (acquired, actions) = shell.state.acquire(id)
            if case .wait = acquired { shell.waiters[id] = continuation }
            return (acquired, actions)
        }
        switch acquired {
        case .lent(let connection): continuation.resume(returning: .success(connection))
        case .closed: continuation.resume(returning: .failure(.closedPool))
        case .wait:
            perform(actions)
            // Cancelled, or out of time, before there was a waiter to abandon.
            if Task.isCancelled { abandon(id, .cancelledTask) }
            if ContinuousClock.now >= deadline { abandon(id, exhausted()) }
        }
    }

    private func exhausted() -> PostgresError {
        let cause = shell.withLock { $0.state.lastFailure }
        return cause
            ?? PostgresError(
                .poolTimeout, "no connection became free in time",
                hint: "hold connections shorter, or raise the pool size")
    }

    private func abandon(_ id: UInt64, _ error: PostgresError) {
        let continuation = shell.withLock { shell in
            shell.state.abandon(id) ? shell.waiters.removeValue(forKey: id) : nil
        }
        continuation?.resume(returning: .failure(error))
    }

    private func giveBack(_ connection: PostgresConnection) async {
        let condition = await connection.core.condition()
        if condition == .inTransaction {
            logger.error("a connection came back inside a transaction and is discarded")
        }
        perform(
            shell.withLock {
                $0.state.returned(connection, isReusable: condition == .reusable, at: .now)
            })
    }

    private func open(after delay: Duration) async {
        if delay > .zero { try? await Task.sleep(for: delay) }
        do throws(PostgresError) {
            let connection = try await PostgresConnection.connect(configuration, logger: logger, observer: observer)
            perform(shell.withLock { $0.state.opened(connection) })
        } catch {
            logger.warning("opening a connection failed", metadata: ["error": "\(error)"])
            perform(shell.withLock { $0.state.openFailed(error) })
        }
    }

    private func perform(_ actions: [PoolState<PostgresConnection>.Action]) {
        for action in actions {
            switch action {
            case .serve(let id, let connection): resume(id, .success(connection))
            case .fail(let id, let error): resume(id, .failure(error))
            case .open(let delay): Task { await open(after: delay) }
            case .close(let connection): Task { await connection.close() }
            case .drained:
                let drains = shell.withLock { shell in
                    defer { shell.drains = [] }
                    return shell.drains
                }
                for drain in drains { drain.resume() }
            }
        }
    }

    private func resume(_ id: UInt64, _ result: Result<PostgresConnection, PostgresError>) {
        shell.withLock { $0.waiters.removeValue(forKey: id) }?.resume(returning: result)
    }
}

extension PostgresError {
    fileprivate static var closedPool: PostgresError {
        PostgresError(.closed, "the pool is closed", hint: "the service is stopping")
    }
}
