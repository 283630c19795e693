import Kafka
import Simulation

/// Appends invented records in their order, in batches: the next one is made while the last one is on its way.
struct SimulationAppender {
    private let producer: KafkaProducer
    private let rate: Double?
    private let deadline = Duration.seconds(60)

    init(_ tools: LogTools, rate: Double?) throws {
        producer = try KafkaProducer(
            configuration: tools.kafka,
            settings: ProducerSettings(linger: .milliseconds(rate == nil ? 50 : 5), deliveryTimeout: .seconds(30)),
            logger: tools.settings.logger)
        self.rate = rate
    }

    /// Gives what is in the log to `appended`, batch by batch.
    func append(_ records: SimulatedRecords, _ appended: ([SimulatedRecord]) -> Void) async throws {
        var records = records
        let began = ContinuousClock.now
        var sent = 0
        var batch = take(from: &records)
        while !batch.isEmpty {
            let sending = batch
            async let delivered: Void = deliver(sending)
            let next = take(from: &records)
            try await delivered
            appended(sending)
            sent += sending.count
            if let rate { try await Task.sleep(until: began + .seconds(Double(sent) / rate)) }
            batch = next
        }
    }

    func close() async { await producer.close(within: .seconds(10)) }

    private func take(from records: inout SimulatedRecords) -> [SimulatedRecord] {
        // With a rate, about ten batches a second.
        let size = rate.map { min(max(Int($0 / 10), 1), 10_000) } ?? 10_000
        var batch: [SimulatedRecord] = []
        batch.reserveCapacity(size)
        while batch.count < size, let record = records.next() { batch.append(record) }
        return batch
    }

    /// A batch of which something failed is sent again as a whole: what is there already counts once, and what came
    /// after a record that was missing counts now.
    private func deliver(_ batch: [SimulatedRecord]) async throws {
        var left = 3
        while true {
            let results = await producer.send(batch: batch.map(\.record), within: deadline)
            let failures = results.compactMap { result -> SendFailure? in
                if case .failure(let failure) = result { failure } else { nil }
            }
            guard let failure = failures.first else { return }
            left -= 1
            guard left > 0, failures.allSatisfy(\.mayPass) else { throw failure.commandFailure(failures.count) }
        }
    }
}

extension SendFailure {
    /// Whether another try may end otherwise.
    fileprivate var mayPass: Bool {
        switch self {
        case .queueFull, .unknown: true
        case .notPersisted(let error): error.isRetriable
        case .closed: false
        }
    }

    fileprivate func commandFailure(_ count: Int) -> CommandFailure {
        let again = "; run it again with the same seed: what is in the log already will count once"
        return switch self {
        case .queueFull: CommandFailure(.unavailable, "\(count) records: the log took them too slowly\(again)")
        case .closed: CommandFailure(.failed, "\(count) records: the producer was closed\(again)")
        case .unknown(let error):
            CommandFailure(.unavailable, "\(count) records: \(error.map { "\($0)" } ?? "no answer in time")\(again)")
        case .notPersisted(let error):
            CommandFailure(
                error.isRetriable ? .unavailable : .failed, "\(count) records: \(error). \(error.hint)\(again)")
        }
    }
}
