internal import CLibPQ

extension ConnectionCore {
    /// Sends all steps and one sync; one implicit transaction unless one is open already.
    func pipeline(_ steps: [PipelineStep], scoped: Bool) async throws(PostgresError) -> [PipelineResult] {
        try begin(scoped: scoped)
        defer { end() }
        guard !steps.isEmpty else { return [] }
        let started = ContinuousClock.now
        var progress = PipelineProgress()
        do throws(PostgresError) {
            try await exchange(steps, try Self.encode(steps), &progress)
            if let failure = progress.failure { throw failure }
            observer(.exchanged(steps: steps.count, ContinuousClock.now - started, sqlState: nil))
            return progress.results
        } catch {
            var cause = noted(progress.failure ?? error)
            if isBroken, cause.kind == .server { cause = cause.asConnectionLoss() }
            observer(.exchanged(steps: steps.count, ContinuousClock.now - started, sqlState: cause.sqlState))
            throw cause
        }
    }

    /// Everything is encoded before anything is sent: a value that cannot be sent must not leave half a pipeline.
    private static func encode(_ steps: [PipelineStep]) throws(PostgresError) -> [EncodedParameters] {
        var encoded: [EncodedParameters] = []
        encoded.reserveCapacity(steps.count)
        for (index, step) in steps.enumerated() {
            do throws(PostgresError) { encoded.append(try EncodedParameters(step.parameters)) } catch {
                throw error.atStep(index)
            }
        }
        return encoded
    }

    private func exchange(
        _ steps: [PipelineStep], _ parameters: [EncodedParameters], _ progress: inout PipelineProgress
    ) async throws(PostgresError) {
        try enterPipelineMode()
        var next = 0
        var isSynced = false
        var isFull = false
        while true {
            while next < steps.count, !isFull, progress.failure == nil {
                try send(steps[next], parameters[next], index: next, &progress)
                next += 1
                if next % 32 == 0 { isFull = try flush() }
            }
            if !isSynced, !isFull {
                guard handle?.sync() ?? false else { throw lost() }
                isSynced = true
                isFull = try flush()
            }
            try takeResults(&progress)
            if progress.isFinished { return }
            try await waitForServer(writing: isFull)
            if cancelDeadline != nil, !isSynced {
                // A sync would commit the half that was sent; closing the connection rolls it back.
                discard()
                throw .cancelledTask
            }
            if isFull { isFull = try flush() }
        }
    }

    private func enterPipelineMode() throws(PostgresError) {
        if handle?.isInPipelineMode ?? false { return }
        guard handle?.enterPipelineMode() ?? false else { throw misbehaved("pipeline mode was refused") }
    }

    private func send(
        _ step: PipelineStep, _ parameters: EncodedParameters, index: Int, _ progress: inout PipelineProgress
    ) throws(PostgresError) {
        var name = step.prepares ? statements.name(for: step.sql, types: parameters.types) : nil
        if name == nil, step.prepares, let new = statements.add(step.sql, types: parameters.types) {
            guard handle?.sendPrepare(new, step.sql, parameters) ?? false else { throw lost() }
            progress.expect(.prepare(sql: step.sql, name: new, step: index))
            name = new
        }
        let isSent =
            if let name {
                handle?.sendPrepared(name, parameters)
            } else {
                handle?.send(step.sql, parameters)
            }
        guard isSent ?? false else { throw lost() }
        progress.expect(.step(index))
    }

    private func takeResults(_ progress: inout PipelineProgress) throws(PostgresError) {
        while !progress.isFinished, !(handle?.isBusy ?? true) {
            guard let result = handle?.nextResult() else {
                if progress.ended() == .waitForInput { return }
                continue
            }
            try take(result, &progress)
        }
    }

    private func take(
        _ result: consuming ResultHandle, _ progress: inout PipelineProgress
    ) throws(PostgresError) {
        switch result.status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            progress.succeeded(result)
        case PGRES_PIPELINE_SYNC:
            progress.synced()
        case PGRES_FATAL_ERROR, PGRES_PIPELINE_ABORTED:
            let isAborted = result.status == PGRES_PIPELINE_ABORTED
            let forgets = result.forgetsStatements
            let action = progress.failed(isAborted ? nil : result.error())
            if case .unprepare(let sql, let name) = action { statements.remove(sql, name: name) }
            if forgets { statements.forget() }
        default:
            throw misbehaved("a pipeline step gave an answer of another kind, for example COPY")
        }
    }
}
