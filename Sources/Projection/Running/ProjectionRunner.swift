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
        /// States of applications kept in memory, by all lanes together.
        public var rememberedStates: Int
        /// Partitions are dealt to so many lanes, which fold and write side by side.
        public var lanes: Int

        /// - Parameters:
        ///   - owner: name of this instance.
        ///   - consumer: consumer settings.
        ///   - rememberedStates: states kept in memory, some 2 KB each.
        ///   - lanes: transactions at a time; each takes a connection.
        public init(owner: String, consumer: ConsumerSettings, rememberedStates: Int = 10_000, lanes: Int = 2) {
            self.owner = owner
            self.consumer = consumer
            self.rememberedStates = rememberedStates
            self.lanes = lanes
        }
    }

    private let model: ProjectedModel
    private let pool: PostgresPool
    private let kafka: KafkaConfiguration
    private let group: String
    private let codec: EventCodec
    private let settings: Settings
    private let logger: Logger
    private let observer: ProjectionObserver
    private let recovery = Recovery()
    /// How often it tells how far it is behind, whatever holds it up.
    var tellsEvery = Duration.seconds(15)

    /// - Parameters:
    ///   - model: what to keep up to date.
    ///   - pool: connections to its database; one for each lane and one more.
    ///   - kafka: the cluster to follow.
    ///   - group: consumer group.
    ///   - codec: opens records.
    ///   - settings: what the deployment decides.
    ///   - logger: for events worth an operator's eye.
    ///   - observer: receives facts for metrics.
    public init(
        model: ProjectedModel, pool: PostgresPool, kafka: KafkaConfiguration, group: String, codec: EventCodec,
        settings: Settings, logger: Logger, observer: @escaping ProjectionObserver
    ) {
        self.model = model
        self.pool = pool
        self.kafka = kafka
        self.group = group
        self.codec = codec
        self.settings = settings
        self.logger = logger
        let recovery = recovery
        self.observer = { observation in
            recovery.observe(observation)
            observer(observation)
        }
    }

    /// Runs until cancelled; joins the group again after failures that this can mend.
    ///
    /// - Throws: `ProjectionFailure` that an operator must decide on.
    public func run() async throws {
        let standing = StandingPositions(model: model, pool: pool, kafka: kafka, logger: logger, observe: observer)
        let reading = BacklogReading(kafka: kafka, logger: logger)
        let watch = BacklogWatch(
            every: tellsEvery, standing: { await standing.load() }, look: { try await reading.look(at: $0) },
            logger: logger,
            observe: observer)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await watch.run() }
            defer { group.cancelAll() }
            try await run(telling: watch)
        }
    }

    private func run(telling watch: BacklogWatch) async throws {
        while !Task.isCancelled {
            do {
                try await follow(try await liveTarget(), telling: watch)
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
            do { try await ContinuousClock().sleep(for: recovery.next()) } catch { return }
        }
    }

    /// Waits until there is a version to follow.
    private func liveTarget() async throws -> ProjectionTarget {
        var said: String?
        while true {
            switch try await LiveVersion.look(for: model, in: pool) {
            case .follow(let target):
                observer(.joining)
                return target
            case .wait(let code, let reason):
                observer(.standingStill(code: code))
                if said != code { logger.warning("standing still", metadata: ["cause": "\(reason)"]) }
                said = code
                try await ContinuousClock().sleep(for: .seconds(1))
            }
        }
    }

    private func follow(_ target: ProjectionTarget, telling watch: BacklogWatch) async throws {
        let (claims, claimed) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let lanes = Lanes(
            makeLanes(target: target, clusterID: try await clusterID()), maximumBatch: settings.consumer.maximumBatch
        ) { observation in
            observer(observation)
            if case .claimed = observation { claimed.yield() }
        }
        let consumer: KafkaConsumer
        do throws(KafkaError) {
            consumer = try KafkaConsumer(
                configuration: kafka, group: group, topics: model.benefits.map(Topics.name),
                settings: settings.consumer, handler: WatchedAssignment(lanes: lanes, watch: watch), logger: logger)
        } catch {
            throw ProjectionFailure(error)
        }
        watch.follow(
            .init(claims: { await lanes.claims().mapValues(\.nextOffset) }, ends: { consumer.highWatermarks() }))
        let result: Result<Void, any Error>
        do {
            try await follow(consumer, with: lanes, target: target, claims: claims, telling: watch)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        watch.follow(nil)
        _ = await consumer.close(within: .seconds(5))
        try result.get()
    }

    private func makeLanes(target: ProjectionTarget, clusterID: String) -> [ProjectionLane] {
        (0..<settings.lanes).map { _ in
            ProjectionLane(
                model: model, target: target, pool: pool, codec: codec, owner: settings.owner, clusterID: clusterID,
                rememberedStates: settings.rememberedStates / settings.lanes,
                maximumBatch: settings.consumer.maximumBatch, logger: logger, observer: observer)
        }
    }

    private func follow(
        _ consumer: KafkaConsumer, with lanes: Lanes, target: ProjectionTarget, claims: AsyncStream<Void>,
        telling watch: BacklogWatch
    ) async throws {
        let releases = ParkedReleases(
            target: target, pool: pool, lanes: lanes,
            log: ParkedLog(kafka: kafka, settings: settings.consumer, logger: logger), logger: logger,
            observe: observer)
        let accounting = Accounting(target: target, pool: pool, claims: claims, logger: logger, observe: observer)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await releases.run() }
            group.addTask { try await OwnershipWatch(target: target, pool: pool, lanes: lanes).run() }
            group.addTask { try await accounting.run() }
            group.addTask { try await followBatches(of: consumer, with: lanes, telling: watch) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func followBatches(
        of consumer: KafkaConsumer, with lanes: Lanes, telling watch: BacklogWatch
    ) async throws {
        try await lanes.follow(
            consumer, read: { watch.read($0) },
            committed: { next in
                await consumer.commit(next)
                watch.committed(next, ends: consumer.highWatermarks())
            })
    }

    private func clusterID() async throws -> String {
        do throws(KafkaError) {
            let admin = try KafkaAdmin(configuration: kafka, logger: logger)
            return try await admin.clusterID(within: .seconds(10))
        } catch {
            throw ProjectionFailure(error)
        }
    }
}
