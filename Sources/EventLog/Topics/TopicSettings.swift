public import Applications
public import Kafka

/// What differs from cluster to cluster in how the log's topics are created.
public struct TopicSettings: Sendable, Equatable {
    /// Copies of each partition.
    public let replicationFactor: Int
    /// Copies that must hold a record before it is acknowledged.
    public let minimumInSyncReplicas: Int
    /// Force each record to disk before it is acknowledged. A single broker acknowledges from the page cache and loses
    /// it with the power; several brokers are each other's disk.
    public let flushesEveryMessage: Bool

    /// All members, in their order.
    public init(replicationFactor: Int, minimumInSyncReplicas: Int, flushesEveryMessage: Bool = false) {
        self.replicationFactor = replicationFactor
        self.minimumInSyncReplicas = minimumInSyncReplicas
        self.flushesEveryMessage = flushesEveryMessage
    }

    /// Three copies, two of them in sync.
    public static let production = TopicSettings(replicationFactor: 3, minimumInSyncReplicas: 2)
    /// One broker.
    public static let singleBroker = TopicSettings(
        replicationFactor: 1, minimumInSyncReplicas: 1, flushesEveryMessage: true)
}

extension Topics {
    /// The benefit's topic as it should be: what ARCHITECTURE §3 fixes, and the cluster's settings.
    public static func specification(of benefit: BenefitCode, settings: TopicSettings) -> TopicSpecification {
        var configuration = [
            "cleanup.policy": "delete",
            "retention.ms": "-1",
            "retention.bytes": "-1",
            "unclean.leader.election.enable": "false",
            "min.insync.replicas": String(settings.minimumInSyncReplicas),
        ]
        if settings.flushesEveryMessage { configuration["flush.messages"] = "1" }
        return TopicSpecification(
            name: name(of: benefit), partitions: partitionCount, replicationFactor: settings.replicationFactor,
            configuration: configuration)
    }
}
