internal import EventLog
internal import Kafka
internal import Logging
internal import Postgres
internal import Synchronization

/// Where a projection goes on that nothing follows here: as the database has it for the version that readers see, and
/// from the beginning of the log for partitions that it has never followed.
final class StandingPositions: Sendable {
    private let model: ProjectedModel
    private let pool: PostgresPool
    private let kafka: KafkaConfiguration
    private let logger: Logger
    private let observe: ProjectionObserver
    /// Topics never get more of them.
    private let partitions = Mutex<[TopicPartition]?>(nil)

    init(
        model: ProjectedModel, pool: PostgresPool, kafka: KafkaConfiguration, logger: Logger,
        observe: @escaping ProjectionObserver
    ) {
        self.model = model
        self.pool = pool
        self.kafka = kafka
        self.logger = logger
        self.observe = observe
    }

    /// Nil when the database does not say.
    func load() async -> [TopicPartition: Int64]? {
        do {
            let accounts = try await accounts()
            if !accounts.isEmpty { observe(.accounted(accounts)) }
            let passed = Dictionary(uniqueKeysWithValues: accounts.map { ($0.partition, $0.nextOffset) })
            // Without the broker only the database's own; else also those never followed, and none of a topic given up.
            let partitions = await topicPartitions() ?? Array(passed.keys)
            guard !partitions.isEmpty else { return nil }
            return Dictionary(uniqueKeysWithValues: partitions.map { ($0, passed[$0] ?? 0) })
        } catch {
            logger.debug("looking where the projection stands", metadata: ["cause": "\(error)"])
            return nil
        }
    }

    private func accounts() async throws -> [PartitionAccount] {
        let model = model
        return try await pool.withConnection { connection in
            let target: ProjectionTarget
            if model.files == nil {
                target = .unversioned(model.name, schema: model.name.replacing("-", with: "_"))
            } else {
                let versions = try await connection.query(LoadVersions(projection: model.name))
                guard let live = versions.first(where: { $0.state == .live }) else { return [] }
                target = live.target(announces: false)
            }
            return try await connection.query(LoadAccounts(target: target))
        }
    }

    private func topicPartitions() async -> [TopicPartition]? {
        if let known = partitions.withLock({ $0 }) { return known }
        do throws(KafkaError) {
            let admin = try KafkaAdmin(configuration: kafka, logger: logger)
            let topics = try await admin.describe(topics: model.benefits.map(Topics.name), within: .seconds(10))
            let found = topics.flatMap { topic in
                topic.partitions.map { TopicPartition(topic: topic.name, partition: $0.id) }
            }
            partitions.withLock { $0 = found }
            return found
        } catch {
            logger.debug("looking for the partitions", metadata: ["cause": "\(error)"])
            return nil
        }
    }
}
