internal import Applications
public import EventLog
public import Kafka
public import Logging
public import Postgres

/// Follows the topics of one read model until its task is cancelled.
///
/// Offsets live in PostgreSQL; the consumer group only decides who follows which partition, and its offsets are
/// committed afterwards for lag tools.
public struct ProjectionRunner: Sendable {
    /// What a deployment decides.
    public struct Settings: Sendable {
        /// Name of this instance in `projection.projection_offset`.
        public var owner: String
        /// Consumer settings: batch size, waits, session timeout.
        public var consumer: ConsumerSettings
        /// States of applications kept in memory.
        public var rememberedStates: Int

        /// - Parameters:
        ///   - owner: name of this instance.
        ///   - consumer: consumer settings.
        ///   - rememberedStates: states kept in memory, some 500 bytes each.
        public init(owner: String, consumer: ConsumerSettings, rememberedStates: Int = 50_000) {
            self.owner = owner
            self.consumer = consumer
            self.rememberedStates = rememberedStates
        }
    }

    private let model: any ReadModel
    private let pool: PostgresPool
    private let kafka: KafkaConfiguration
    private let group: String
    private let codec: EventCodec
    private let settings: Settings
    private let logger: Logger
    private let observer: ProjectionObserver

    /// - Parameters:
    ///   - model: the read model to keep.
    ///   - pool: connections to its database; two suffice.
    ///   - kafka: the cluster to follow.
    ///   - group: consumer group.
    ///   - codec: opens records.
    ///   - settings: what the deployment decides.
    ///   - logger: for events worth an operator's eye.
    ///   - observer: receives facts for metrics.
    public init(
        model: any ReadModel, pool: PostgresPool, kafka: KafkaConfiguration, group: String, codec: EventCodec,
        settings: Settings, logger: Logger, observer: @escaping ProjectionObserver
    ) {
        self.model = model
        self.pool = pool
        self.kafka = kafka
        self.group = group
        self.codec = codec
        self.settings = settings
        self.logger = logger
        self.observer = observer
    }

    /// Runs until cancelled; joins the group again after failures that this can mend.
    ///
    /// - Throws: `ProjectionFailure` that an operator must decide on.
    public func run() async throws {
        var backoff = Backoff()
        while !Task.isCancelled {
            do {
                try await follow()
                return
            } catch  where Task.isCancelled {
                // Whatever a call in work ended with: its batch is committed or rolled back as a whole.
                return
            } catch let failure as ProjectionFailure where failure.isRecoverable {
                logger.warning("following again", metadata: ["cause": "\(failure)"])
            } catch let error as PostgresError where error.isTransient {
                observer(.waiting(code: error.sqlState ?? "connection"))
                logger.warning("database away", metadata: ["cause": "\(error)"])
            }
            do { try await backoff.wait() } catch { return }
        }
    }

    private func follow() async throws {
        let topics = model.benefits.map(Topics.name)
        let worker = ProjectionWorker(
            model: model, pool: pool, codec: codec, owner: settings.owner, clusterID: try await clusterID(),
            rememberedStates: settings.rememberedStates, logger: logger, observer: observer)
        let consumer: KafkaConsumer
        do throws(KafkaError) {
            consumer = try KafkaConsumer(
                configuration: kafka, group: group, topics: topics, settings: settings.consumer,
                handler: Assignment(worker: worker), logger: logger)
        } catch {
            throw Self.failure(from: error)
        }
        let result: Result<Void, any Error>
        do {
            try await follow(consumer, with: worker)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        _ = await consumer.close(within: .seconds(5))
        try result.get()
    }

    private func follow(_ consumer: KafkaConsumer, with worker: ProjectionWorker) async throws {
        do {
            for try await batch in consumer.batches {
                if !batch.records.isEmpty {
                    observeAge(of: batch)
                    let next = try await worker.process(batch.records)
                    await consumer.commit(next)
                    observeLag(consumer, next)
                }
            }
        } catch let error as KafkaError {
            throw Self.failure(from: error)
        }
    }

    private func clusterID() async throws -> String {
        do throws(KafkaError) {
            let admin = try KafkaAdmin(configuration: kafka, logger: logger)
            return try await admin.clusterID(within: .seconds(10))
        } catch {
            throw Self.failure(from: error)
        }
    }

    private static func failure(from error: KafkaError) -> ProjectionFailure {
        error.code == .offsetOutOfRange
            ? .offsetOutsideLog(detail: error.message)
            : .log(code: error.name, detail: error.message)
    }

    private func observeAge(of batch: ConsumerBatch) {
        guard let oldest = batch.records.compactMap(\.timestamp).min() else { return }
        observer(.eventAge(seconds: Double(max(0, Instant.now().milliseconds - oldest)) / 1000))
    }

    private func observeLag(_ consumer: KafkaConsumer, _ next: [TopicPartition: Int64]) {
        for (partition, end) in consumer.highWatermarks() {
            guard let next = next[partition] else { continue }
            observer(.lag(partition, records: max(0, end - next)))
        }
    }
}

/// Gives the group's decisions to the worker.
private struct Assignment: AssignmentHandler {
    let worker: ProjectionWorker

    func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
        try await worker.claim(partitions)
    }

    func revoked(_ partitions: [TopicPartition], lost: Bool) async {
        await worker.release(partitions, lost: lost)
    }
}
