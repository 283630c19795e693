internal import CLibPQ

/// Owns a `PGconn`: only this actor touches it, one exchange at a time.
///
/// The actor is reentrant while it waits for the socket, so `begin` refuses a second exchange; nothing but the
/// exchange that holds the turn uses the handle in between.
actor ConnectionCore {
    let configuration: PostgresConfiguration
    let observer: PostgresObserver
    var handle: ConnectionHandle?
    var statements = PreparedStatements()
    private(set) var isBroken = false
    private var isBusy = false
    /// A scoped transaction is open; only its own exchanges may run.
    var isInScope = false
    /// Set once the running exchange was asked to stop; from then on it cannot be cancelled again.
    var cancelDeadline: ContinuousClock.Instant?
    var isCancellable = true
    /// How long to wait in silence during this exchange.
    var silence: Duration?

    init(configuration: PostgresConfiguration, observer: @escaping PostgresObserver) {
        self.configuration = configuration
        self.observer = observer
        silence = configuration.silence
    }

    /// Why a pooled connection can or cannot be lent again.
    enum Condition: Sendable {
        case reusable, lost, inTransaction
    }

    /// Looks for a closed socket without a round trip.
    func condition() -> Condition {
        guard !isBroken, !isBusy, handle?.isAlive ?? false else { return .lost }
        // A server that sends unasked says farewell, or has closed the socket. (A changed server setting is told the
        // same way; to lose a connection over it costs little.)
        guard !(handle?.hasUnreadInput ?? true) else { return .lost }
        return handle?.isIdleOutsideTransaction ?? false ? .reusable : .inTransaction
    }

    func close() {
        guard handle != nil, !isBusy else { return isBroken = true }
        handle = nil
        observer(.connectionClosed(isBroken: isBroken))
    }

    // MARK: Turns

    func begin(scoped: Bool, isCancellable: Bool = true) throws(PostgresError) {
        guard handle != nil else {
            throw PostgresError(.closed, "the connection is closed", hint: "take one from the pool")
        }
        guard !isBroken else {
            throw PostgresError(.connection, "the connection was lost earlier", hint: "take another one")
        }
        guard !isBusy else {
            throw PostgresError(
                .usage, "the connection is busy with another exchange", hint: "use one connection per task")
        }
        guard scoped == isInScope else {
            throw PostgresError(
                .usage, "a transaction is open on this connection", hint: "use the transaction handed to the closure")
        }
        if isCancellable, Task.isCancelled { throw .cancelledTask }
        isBusy = true
        self.isCancellable = isCancellable
        cancelDeadline = nil
        silence = configuration.silence
    }

    func end() { isBusy = false }

    /// Closes a connection whose protocol state is not known any more; the server rolls back.
    func discard() { isBroken = true }

    // MARK: The socket

    /// Waits until the server has something to say (or takes more), and reads it.
    func waitForServer(writing: Bool) async throws(PostgresError) {
        let deadline = cancelDeadline ?? silence.map { ContinuousClock.now.advanced(by: $0) }
        let event = await SocketReactor.shared.wait(
            handle?.socket ?? -1, writing: writing, until: deadline,
            isCancellable: isCancellable && cancelDeadline == nil)
        switch event {
        case .ready:
            guard handle?.consumeInput() ?? false else { throw lost() }
        case .timedOut:
            discard()
            if cancelDeadline != nil { throw .cancelledTask }
            throw PostgresError(
                .timeout, "the server did not answer", hint: "check the network and the server, then repeat")
        case .cancelled:
            try await cancelExchange()
        }
    }

    /// Writes what is queued. True when the socket takes no more for now.
    func flush() throws(PostgresError) -> Bool {
        guard let pending = handle?.flush() else { throw lost() }
        return pending
    }

    func flushAll() async throws(PostgresError) {
        while try flush() { try await waitForServer(writing: true) }
    }

    /// Asks the server to stop and goes on reading for a bounded time, so that the connection stays usable.
    func cancelExchange() async throws(PostgresError) {
        let deadline = ContinuousClock.now.advanced(by: .seconds(5))
        cancelDeadline = deadline
        guard let request = (handle?.pointer).flatMap({ PQgetCancel($0) }),
            await CancelRequest(request).send(until: deadline)
        else {
            discard()
            throw .cancelledTask
        }
    }

    /// The connection is gone. A last message of the server (for example 57P01) says why.
    func lost() -> PostgresError {
        discard()
        for _ in 0..<3 {
            guard let result = handle?.nextResult() else { break }
            if result.status == PGRES_FATAL_ERROR {
                let error = result.error()
                if error.sqlState != "XX000" { return error.asConnectionLoss() }
            }
        }
        let hint = "the connection is gone; whether the last work was committed is not known: read before repeating"
        return handle?.connectionError(hint: hint)
            ?? PostgresError(.connection, "the connection is gone", hint: hint)
    }

    func misbehaved(_ text: String) -> PostgresError {
        discard()
        return PostgresError(.protocol, text, hint: "report the statement; the connection is discarded")
    }

    /// What the caller of a cancelled exchange learns, and which states the cache must react to.
    func noted(_ error: PostgresError) -> PostgresError {
        if cancelDeadline != nil, error.sqlState == "57014" { return .cancelledTask }
        return error
    }
}

extension PostgresError {
    static var cancelledTask: PostgresError {
        PostgresError(.cancelled, "the task was cancelled", hint: "nothing to do; the statement was stopped")
    }

    func asConnectionLoss() -> PostgresError {
        var copy = PostgresError(.connection, message, hint: hint, sqlState: sqlState)
        copy.detail = detail
        return copy
    }
}
