public import Logging

/// Administrative requests: topics and the cluster's name. Each call runs on a thread of its own and ends in time.
public final class KafkaAdmin: Sendable {
    private let admin: RDKafkaAdmin

    /// Makes a client of its own; connects in the background.
    public init(
        configuration: KafkaConfiguration, logger: Logger, observer: any KafkaObserver = SilentKafkaObserver()
    ) throws(KafkaError) {
        let context = RDKafkaContext(logger: logger, observer: observer)
        admin = RDKafkaAdmin(
            client: try RDKafkaConf.make(configuration, []).makeClient(.producer, context: context))
    }

    /// Creates what is missing. A topic that exists is no error, one with another number of partitions is
    /// (`partitionCountMismatch`): partitions are never added, that would split the history of a key.
    public func createTopics(
        _ topics: [TopicSpecification], within limit: Duration
    ) async throws(KafkaError) -> [String: TopicCreation] {
        guard !topics.isEmpty else { return [:] }
        let answers = try await run(limit) { admin, timeout in admin.create(topics, timeout: timeout) }
        var created: [String: TopicCreation] = [:]
        for topic in topics {
            guard let answer = answers[topic.name] else {
                throw KafkaError(raw: -185, message: "\(topic.name): the broker did not answer for this topic")
            }
            switch answer {
            case nil: created[topic.name] = .created
            case .some(let error) where error.code == .topicAlreadyExists:
                try await check(topic, within: limit)
                created[topic.name] = .existed
            case .some(let error): throw error.located(at: topic.name)
            }
        }
        return created
    }

    /// Partitions, leaders and replicas; throws `unknownTopic` when one of them does not exist.
    public func describe(
        topics: [String], within limit: Duration
    ) async throws(KafkaError) -> [TopicDescription] {
        try await run(limit) { admin, timeout in
            var found: [TopicDescription] = []
            for topic in topics {
                switch admin.describe(topic, timeout: timeout) {
                case .success(let description): found.append(description)
                case .failure(let error): return .failure(error)
                }
            }
            return .success(found)
        }
    }

    /// The cluster's own name. Offsets mean something only together with it.
    public func clusterID(within limit: Duration) async throws(KafkaError) -> String {
        try await run(limit) { admin, timeout in
            admin.client.clusterID(timeout: timeout).map { .success($0) }
                ?? .failure(KafkaError(raw: KafkaError.Code.timedOut.rawValue, message: "no cluster id in time"))
        }
    }

    private func check(_ topic: TopicSpecification, within limit: Duration) async throws(KafkaError) {
        let count = try await describe(topics: [topic.name], within: limit).first?.partitions.count ?? 0
        guard count == topic.partitions else {
            throw KafkaError(
                code: .partitionCountMismatch, name: "KAFKA_PARTITION_COUNT_MISMATCH",
                message: "\(topic.name) has \(count) partitions, \(topic.partitions) are wanted")
        }
    }

    private func run<Value: Sendable>(
        _ limit: Duration, _ body: @escaping @Sendable (RDKafkaAdmin, Int32) -> Result<Value, KafkaError>
    ) async throws(KafkaError) -> Value {
        let admin = admin
        return try await OwnedThread.run(name: "kafka-admin") { body(admin, max(1, limit.wholeMilliseconds)) }.get()
    }
}
