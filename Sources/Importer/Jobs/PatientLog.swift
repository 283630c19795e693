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
                guard case .failure(let failure) = result else { continue }
                switch failure {
                case .closed: throw CancellationError()
                case .notPersisted(let error) where error.code == .messageTooLarge: tooLarge.insert(index)
                case .unknown(let error) where error?.code == .offsetUnknown: break
                case .notPersisted, .unknown, .queueFull:
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
                LogKeys.hint: "\(error?.hint ?? "Sprawdź stan brokerów; import sam ponawia wysyłkę.")",
                LogKeys.count: "\(count)", LogKeys.attempt: "\(attempt)",
            ])
    }
}
