/// A topic as it should be.
public struct TopicSpecification: Sendable, Equatable {
    /// Topic name.
    public var name: String
    /// Fixed for ever: more partitions re-map keys and split the history of one key.
    public var partitions: Int
    /// Copies of each partition, one per broker.
    public var replicationFactor: Int
    /// Topic configuration, e.g. `retention.ms`: `-1`.
    public var configuration: [String: String]

    /// Memberwise.
    public init(name: String, partitions: Int, replicationFactor: Int, configuration: [String: String] = [:]) {
        self.name = name
        self.partitions = partitions
        self.replicationFactor = replicationFactor
        self.configuration = configuration
    }
}

/// A topic as it is.
public struct TopicDescription: Sendable, Equatable {
    /// One partition of a topic.
    public struct Partition: Sendable, Equatable {
        /// Number of the partition, from 0.
        public let id: Int32
        /// −1 when there is none now.
        public let leader: Int32
        /// Brokers that should hold a copy.
        public let replicas: Int
        /// Brokers whose copy is complete now.
        public let inSyncReplicas: Int
    }

    /// Topic name.
    public let name: String
    /// By id, ascending.
    public let partitions: [Partition]
}

/// What `createTopics` found or did.
public enum TopicCreation: Sendable, Equatable {
    case created
    /// It existed with the right number of partitions. Its configuration was not compared.
    case existed
}
