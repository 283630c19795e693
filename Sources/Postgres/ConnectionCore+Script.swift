internal import CLibPQ

extension ConnectionCore {
    /// Runs SQL text of one or more statements without parameters; the command tag of the last one.
    @discardableResult
    func script(
        _ sql: String, scoped: Bool, isCancellable: Bool = true, isPatient: Bool = false
    ) async throws(PostgresError) -> String {
        try begin(scoped: scoped, isCancellable: isCancellable)
        defer { end() }
        if isPatient { silence = nil }
        let started = ContinuousClock.now
        do throws(PostgresError) {
            try await start(sql)
            let tag = try await finishResults()
            observer(.exchanged(steps: 1, ContinuousClock.now - started, sqlState: nil))
            return tag
        } catch {
            let cause = noted(error)
            observer(.exchanged(steps: 1, ContinuousClock.now - started, sqlState: cause.sqlState))
            throw cause
        }
    }

    /// Opens a scoped transaction.
    func beginTransaction(_ sql: String) async throws(PostgresError) {
        try await script(sql, scoped: false)
        isInScope = true
    }

    /// Commits; cannot be cancelled, so that the outcome is known.
    func commit() async throws(PostgresError) {
        let tag: String
        do throws(PostgresError) {
            tag = try await script("COMMIT", scoped: true, isCancellable: false)
        } catch {
            isInScope = false
            discard()
            throw error
        }
        isInScope = false
        guard tag == "COMMIT" else {
            throw PostgresError(
                .server, "the transaction had failed and was rolled back", hint: SQLState.hint("25P02"),
                sqlState: "25P02")
        }
    }

    /// Rolls back; a connection that cannot is discarded, and the server rolls back by itself.
    func rollback() async {
        do {
            try await script("ROLLBACK", scoped: true, isCancellable: false)
        } catch {
            discard()
        }
        isInScope = false
    }

    var isInServerTransaction: Bool { handle?.isInTransaction ?? false }

    func start(_ sql: String) async throws(PostgresError) {
        if handle?.isInPipelineMode ?? false {
            guard handle?.exitPipelineMode() ?? false else { throw misbehaved("pipeline mode could not be left") }
        }
        guard handle?.send(script: sql) ?? false else { throw lost() }
        try await flushAll()
    }

    /// The next result of a plain query; nil at its end.
    func nextResult() async throws(PostgresError) -> ResultHandle? {
        while handle?.isBusy ?? false { try await waitForServer(writing: false) }
        return handle?.nextResult()
    }

    /// Reads to the end of a plain query. The first error wins.
    @discardableResult
    func finishResults() async throws(PostgresError) -> String {
        var tag = ""
        var failure: PostgresError?
        while let result = try await nextResult() {
            switch result.status {
            case PGRES_FATAL_ERROR:
                failure = failure ?? result.error()
                if result.forgetsStatements { statements.forget() }
                guard handle?.isAlive ?? false else {
                    discard()
                    throw failure?.asConnectionLoss() ?? lost()
                }
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                throw misbehaved("COPY needs copyIn or copyOut")
            default: tag = result.commandTag
            }
        }
        if let failure { throw failure }
        guard handle?.isAlive ?? false else { throw lost() }
        return tag
    }
}
