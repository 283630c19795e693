internal import Kafka
internal import Logging

/// Produces archived records into their partitions, in order, and looks at every offset the broker answers.
struct LogProduction {
    private static let batchRecords = 5_000
    private static let batchBytes = 8 << 20
    /// Of one partition before it is the next one's turn.
    private static let turn = 500
    private static let deadline = Duration.seconds(150)

    private let producer: KafkaProducer

    init(_ configuration: KafkaConfiguration, logger: Logger) throws {
        var configuration = configuration
        // A record that cannot be sent must stop those behind it: else they would slip forward to its offset.
        configuration.properties["enable.gapless.guarantee"] = "true"
        producer = try KafkaProducer(
            configuration: configuration,
            settings: ProducerSettings(
                linger: .milliseconds(5), deliveryTimeout: .seconds(120), topicPropagation: .seconds(30)),
            logger: logger)
    }

    func close() async { await producer.close(within: .seconds(5)) }

    func run(_ cursors: ArchiveCursors, total: Int64, _ progress: ArchiveProgress.Observer) async throws -> Int64 {
        var queue = cursors.keys.sorted()[...]
        var batch: [ConsumedRecord] = []
        var bytes = 0
        var produced: Int64 = 0
        progress(ArchiveProgress(step: .restore, records: 0, total: total))
        while let partition = queue.popFirst() {
            var taken = 0
            while taken < Self.turn, let record = try cursors[partition]?.next() {
                batch.append(record)
                bytes += record.size
                taken += 1
                guard batch.count >= Self.batchRecords || bytes >= Self.batchBytes else { continue }
                produced += try await send(batch)
                progress(ArchiveProgress(step: .restore, records: produced, total: total))
                batch.removeAll(keepingCapacity: true)
                bytes = 0
            }
            if taken == Self.turn { queue.append(partition) }
        }
        produced += try await send(batch)
        progress(ArchiveProgress(step: .restore, records: produced, total: total))
        return produced
    }

    private func send(_ batch: [ConsumedRecord]) async throws -> Int64 {
        let records = batch.map {
            ProducerRecord(
                topic: $0.topic, key: $0.key, value: $0.value, headers: Array($0.headers), partition: $0.partition,
                timestamp: $0.timestamp)
        }
        for (record, result) in zip(batch, await producer.send(batch: records, within: Self.deadline)) {
            switch result {
            case .success(let position):
                guard position.partition == record.partition, position.offset == record.offset else {
                    throw LogArchiveError.moved(
                        record.topicPartition, archived: record.offset, stored: position.offset)
                }
            // It is in the log; the read-back at the end sees where.
            case .failure(.unknown(let error?)) where error.code == .offsetUnknown: continue
            case .failure(let failure): throw LogArchiveError.notProduced(record, failure)
            }
        }
        return Int64(batch.count)
    }
}

extension ConsumedRecord {
    fileprivate var size: Int {
        headers.reduce((key?.count ?? 0) + (value?.count ?? 0)) { $0 + $1.key.utf8.count + ($1.value?.count ?? 0) }
    }
}

extension LogArchiveError {
    fileprivate static func notProduced(_ record: ConsumedRecord, _ failure: SendFailure) -> LogArchiveError {
        let (reason, isRetriable): (String, Bool) =
            switch failure {
            case .queueFull: ("no room in the queue", true)
            case .closed: ("the producer was closed", false)
            case .notPersisted(let error): ("\(error)", error.isRetriable)
            case .unknown(let error): (error.map { "\($0)" } ?? "no answer in time", error?.isRetriable ?? true)
            }
        return .notProduced(
            record.topicPartition, offset: record.offset, reason: reason, isRetriable: isRetriable)
    }
}
