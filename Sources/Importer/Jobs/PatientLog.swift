internal import Kafka
internal import Logging
internal import ServiceKit

/// What the importer needs of a producer.
protocol BatchLog: Sendable {
    /// One result for each record, in their order.
    func send(batch: [ProducerRecord], within limit: Duration) async -> [Result<RecordPosition, SendFailure>]
}

extension KafkaProducer: BatchLog {}

/// Appends records however long the broker is away: nobody waits at a screen, and a row that was keyed must not be lost.
struct PatientLog: Sendable {
    let log: any BatchLog
    /// Of one attempt.
    let deadline: Duration
    let logger: Logger
    /// Waits; throws when the process stops.
    var pause: @Sendable (Duration) async throws -> Void = { try await ContinuousClock().sleep(for: $0) }

    /// Returns when every record is in the log but those that no broker would ever take: their places in `records`.
    ///
    /// - Throws: `CancellationError` when the process stops; some records may be in the log then, and are sent again by
    ///   the next run with the same event ids.
    func append(_ records: [ProducerRecord]) async throws -> Set<Int> {
        var waiting = Array(records.indices)
        var tooLarge: Set<Int> = []
        var attempt = 0
        while !waiting.isEmpty {
            attempt += 1
            let results = await log.send(batch: waiting.map { records[$0] }, within: deadline)
            var left: [Int] = []
            var cause: SendFailure?
            for (index, result) in zip(waiting, results) {
                switch Verdict(result) {
                case .inLog: break
                case .tooLarge: tooLarge.insert(index)
                case .stopping: throw CancellationError()
                case .again(let failure):
                    left.append(index)
                    cause = cause ?? failure
                }
            }
            waiting = left
            if let cause {
                report(cause, waiting.count, attempt)
                try await pause(Self.pause(after: attempt))
            }
        }
        return tooLarge
    }

    /// What the broker's answer means for a row that must not be lost.
    private enum Verdict {
        case inLog
        case tooLarge
        case stopping
        case again(SendFailure)

        init(_ result: Result<RecordPosition, SendFailure>) {
            switch result {
            case .success: self = .inLog
            case .failure(let failure): self = Self.verdict(on: failure)
            }
        }

        private static func verdict(on failure: SendFailure) -> Verdict {
            switch failure {
            case .closed: .stopping
            case .queueFull: .again(failure)
            case .notPersisted(let error): error.code == .messageTooLarge ? .tooLarge : .again(failure)
            // Written, only its place was not told: places are of no use here.
            case .unknown(let error): error?.code == .offsetUnknown ? .inLog : .again(failure)
            }
        }
    }

    /// Half a second, doubled with every attempt, at most half a minute.
    static func pause(after attempt: Int) -> Duration {
        .milliseconds(min(30_000, 500 << min(attempt - 1, 10)))
    }

    private func report(_ failure: SendFailure, _ count: Int, _ attempt: Int) {
        let error: KafkaError? =
            switch failure {
            case .notPersisted(let error): error
            case .unknown(let error): error
            case .queueFull, .closed: nil
            }
        logger.warning(
            "the broker did not confirm; trying again, nothing is dropped",
            metadata: [
                LogKeys.cause: "\(error?.description ?? "no confirmation in time")",
                LogKeys.hint: "\(error?.hint ?? "look at the brokers; the import goes on by itself")",
                LogKeys.count: "\(count)", LogKeys.attempt: "\(attempt)",
            ])
    }
}
