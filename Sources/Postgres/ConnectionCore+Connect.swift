internal import CLibPQ

extension ConnectionCore {
    /// Connects without blocking the cooperative pool; libpq may try several hosts and change sockets meanwhile.
    func connect() async throws(PostgresError) {
        let started = ContinuousClock.now
        let deadline = started.advanced(by: configuration.connectTimeout)
        do throws(PostgresError) {
            try await connect(until: deadline)
            observer(.connectionOpened(ContinuousClock.now - started))
        } catch {
            handle = nil
            observer(.connectionFailed(sqlState: error.sqlState))
            throw error
        }
    }

    private func connect(until deadline: ContinuousClock.Instant) async throws(PostgresError) {
        let parameters = configuration.parameters
        let address = await BlockingCall.run { ConnectionHandle.start(parameters) }
        guard let pointer = OpaquePointer(bitPattern: address) else {
            throw PostgresError(.connection, "libpq has no memory for a connection", hint: "free memory")
        }
        handle = ConnectionHandle(owning: pointer)
        guard PQstatus(pointer) != CONNECTION_BAD else { throw connectionFailure() }
        var step = PGRES_POLLING_WRITING
        while step != PGRES_POLLING_OK {
            guard step != PGRES_POLLING_FAILED else { throw connectionFailure() }
            let event = await SocketReactor.shared.wait(
                PQsocket(pointer), writing: step == PGRES_POLLING_WRITING, until: deadline, isCancellable: true)
            switch event {
            case .ready: break
            case .cancelled: throw .cancelledTask
            case .timedOut:
                throw PostgresError(
                    .timeout, "the server \(configuration) did not take the connection in time", hint: connectHint)
            }
            // TLS and names of further hosts may block; the handle is used by nobody else until this returns.
            step = await BlockingCall.run {
                OpaquePointer(bitPattern: address).map { PQconnectPoll($0) } ?? PGRES_POLLING_FAILED
            }
        }
        guard PQsetnonblocking(pointer, 1) == 0 else { throw connectionFailure() }
    }

    private var connectHint: String {
        configuration.needsNameResolution
            ? "check that the server runs; its name has to be resolved: give hostaddr to do without DNS"
            : "check that the server runs and listens there"
    }

    private func connectionFailure() -> PostgresError {
        handle?.connectionError(hint: connectHint)
            ?? PostgresError(.connection, "the connection failed", hint: connectHint)
    }
}
