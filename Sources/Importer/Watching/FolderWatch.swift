internal import Logging
internal import ServiceKit

/// Takes one file after another out of the inbox and brings it in.
struct FolderWatch {
    /// What became of the files.
    struct Tally: Sendable, Equatable {
        var files = 0
        var failedFiles = 0
        var counts = RowCounts()
    }

    let workplace: Workplace
    let imports: FileImport
    let metrics: ImporterMetrics
    /// Between two looks into the inbox.
    let interval: Duration
    let logger: Logger

    /// Runs until cancelled.
    func run() async throws {
        var inbox = Inbox()
        var tally = Tally()
        try await resume(&tally)
        while true {
            _ = try await look(&inbox, &tally)
            try await ContinuousClock().sleep(for: interval)
        }
    }

    /// Brings in what is there, and ends.
    func once() async throws -> Tally {
        var inbox = Inbox()
        var tally = Tally()
        try await resume(&tally)
        while try await look(&inbox, &tally) > 0 { try await ContinuousClock().sleep(for: interval) }
        return tally
    }

    /// What an earlier run left goes first.
    private func resume(_ tally: inout Tally) async throws {
        for name in try workplace.unfinished() { try await bringIn(name, &tally) }
    }

    /// Brings in what is whole; how many files still wait.
    private func look(_ inbox: inout Inbox, _ tally: inout Tally) async throws -> Int {
        let look = inbox.look(try workplace.inbox.entries())
        metrics.waiting(look.waiting)
        for (number, name) in look.ready.enumerated() {
            try Task.checkCancellation()
            switch try workplace.take(name) {
            case .taken(let taken): try await bringIn(taken, &tally)
            // A clerk took it back while another file was read.
            case .gone: break
            case .unusable:
                tally.failedFiles += 1
                logger.error(
                    "file put into failed: its name is too long, or one of the importer's own",
                    metadata: [LogKeys.file: "\(LogName(name))"])
            }
            metrics.waiting(look.waiting - number - 1)
        }
        return look.waiting - look.ready.count
    }

    private func bringIn(_ name: String, _ tally: inout Tally) async throws {
        logger.info("file begun", metadata: [LogKeys.file: "\(LogName(name))"])
        let ending = try await imports.run(name)
        metrics.file(ending)
        tally.files += 1
        switch ending {
        case .imported(let counts):
            tally.counts.accepted += counts.accepted
            tally.counts.repeated += counts.repeated
            tally.counts.refused += counts.refused
            logger.notice(
                "file in",
                metadata: [
                    LogKeys.file: "\(LogName(name))", LogKeys.rows: "\(counts.rows)",
                    LogKeys.accepted: "\(counts.accepted)",
                    LogKeys.repeated: "\(counts.repeated)", LogKeys.refused: "\(counts.refused)",
                ])
        case .alreadyImported:
            logger.notice("file was in before; nothing added", metadata: [LogKeys.file: "\(LogName(name))"])
        case .failed(let reason):
            tally.failedFiles += 1
            logger.error(
                "file cannot be read",
                metadata: [
                    LogKeys.file: "\(LogName(name))", LogKeys.cause: "\(reason.code)",
                    LogKeys.hint: "the reason stands beside the file in failed",
                ])
        }
    }
}
